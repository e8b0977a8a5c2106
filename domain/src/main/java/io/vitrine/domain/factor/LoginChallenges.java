package io.vitrine.domain.factor;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.PasswordHash;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.shared.SecretDigest;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * The logins that wait for a second factor. Every operation is atomic on its own, also against the same one on another instance. An
 * error signal means that the store is out of reach ({@link io.vitrine.domain.shared.StoreUnavailable}).
 */
public interface LoginChallenges {
    /**
     * Keeps a challenge for somebody whose password was right, where the account has a second factor.
     *
     * @param checked what the password was checked against
     * @return false where the account has no second factor, and none is needed
     */
    Mono<Boolean> open(SecretDigest challenge, AccountId account, PasswordHash checked, Instant expiresAt);

    /** Whose challenge it is, and what codes for it are made from; empty when there is no such challenge. */
    Mono<Challenged> find(SecretDigest challenge);

    /**
     * Presents a code: uses up the challenge and the code, or counts a wrong one; see {@link ChallengeState}. One code lets in once,
     * and one challenge too. A challenge is worth nothing either once the password is another one or the account is locked.
     */
    Mono<Answered> answer(SecretDigest challenge, Proof proof, Occasion occasion);

    /** Who is challenged. */
    record Challenged(AccountId account, SealedSecret secret) {}
}
