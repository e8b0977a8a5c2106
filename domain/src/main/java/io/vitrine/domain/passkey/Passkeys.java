package io.vitrine.domain.passkey;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.Occasion;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The passkeys of every account. Every operation is atomic on its own, together with the audit event it makes. An error signal means
 * that the store is out of reach ({@link io.vitrine.domain.shared.StoreUnavailable}).
 */
public interface Passkeys {
    /**
     * Adds a passkey to its account, which has at most {@link Passkey#MOST}, also when several come at once.
     *
     * @param session from which it is added: who was thrown out meanwhile adds nothing any more
     */
    Mono<PasskeyAddition> add(Passkey passkey, SessionId session, Occasion occasion);

    /** The passkeys of an account, in the order of their identities. */
    Flux<Passkey> of(AccountId account);

    /** The passkey of this credential; empty when there is none. */
    Mono<Passkey> find(CredentialId credential);

    /**
     * Notes that somebody proved to hold a passkey, unless its counter has not gone forward; of several who prove it with the same
     * counter at once, one is noted. A counter that stayed or went back makes an audit event, and nothing else changes.
     */
    Mono<PasskeyUse> used(PasskeyId id, CredentialUse use, Occasion occasion);

    /** Removes a passkey of an account, and gives what it was; empty when the account has no such passkey. */
    Mono<Passkey> remove(AccountId account, PasskeyId id, Occasion occasion);
}
