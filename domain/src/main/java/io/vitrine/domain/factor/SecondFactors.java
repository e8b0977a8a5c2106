package io.vitrine.domain.factor;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.PasswordHash;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.SecretDigest;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * The second factors of accounts. Every operation is atomic on its own, together with the audit event it makes. An error signal means
 * that the store is out of reach ({@link io.vitrine.domain.shared.StoreUnavailable}).
 */
public interface SecondFactors {
    /** What an account has; {@link SecondFactor.Off} also where there is no such account. */
    Mono<SecondFactor> of(AccountId account);

    /**
     * Keeps a secret that is to be confirmed; one that was not confirmed is void.
     *
     * @param checked what the password of its owner was checked against
     */
    Mono<FactorChange> begin(AccountId account, PasswordHash checked, SealedSecret secret, Occasion occasion);

    /**
     * Switches it on for somebody whose code was right. That code is used up.
     *
     * @param session from which it is switched on
     * @param secret the code was of
     * @param step the code was of
     * @param recoveryCodes those that are good from now on
     */
    Mono<FactorChange> confirm(
            AccountId account,
            SessionId session,
            SealedSecret secret,
            long step,
            Set<SecretDigest> recoveryCodes,
            Occasion occasion);

    /**
     * Makes other recovery codes good, and no others any more.
     *
     * @param checked what the password of its owner was checked against
     */
    Mono<FactorChange> renewRecoveryCodes(
            AccountId account, PasswordHash checked, Set<SecretDigest> recoveryCodes, Occasion occasion);

    /**
     * Switches it off, with all its recovery codes and every challenge.
     *
     * @param checked what the password of its owner was checked against
     */
    Mono<FactorChange> disable(AccountId account, PasswordHash checked, Occasion occasion);

    /** Takes it off somebody who lost it, as {@link #disable} does. */
    Mono<FactorChange> takeOff(AccountId account, Actor by, Occasion occasion);
}
