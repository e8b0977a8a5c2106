package io.vitrine.domain.factor;

import io.vitrine.domain.account.AccountId;
import java.util.List;
import java.util.Optional;

/** Makes what second factors are made of, and seals what has to be kept of it. Nothing here waits. */
public interface FactorSecrets {
    /** A new secret of 20 random bytes. */
    TotpSecret nextSecret();

    /** New recovery codes, as many as an account gets. */
    List<RecoveryCode> nextRecoveryCodes();

    /** A new challenge of 32 random bytes. */
    ChallengeToken nextChallenge();

    /** Seals the secret of an account so that nobody but the service opens it, and as that of no other account. */
    SealedSecret seal(TotpSecret secret, AccountId owner);

    /** Opens a secret of an account; empty when it was sealed for another account, or by a service with another secret. */
    Optional<TotpSecret> open(SealedSecret sealed, AccountId owner);

    /** The codes of a secret. */
    Totp codesOf(TotpSecret secret);
}
