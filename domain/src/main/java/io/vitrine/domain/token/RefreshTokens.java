package io.vitrine.domain.token;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.PasswordHash;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.passkey.PasskeyId;
import io.vitrine.domain.shared.SecretDigest;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The refresh tokens of every family. Every operation is atomic on its own, also against the same one on another instance. An
 * error signal means that the store is out of reach ({@link io.vitrine.domain.shared.StoreUnavailable}).
 */
public interface RefreshTokens {
    /**
     * Begins a family with its first token, for somebody whose password was right.
     *
     * @param checked what the password was checked against
     * @return to whom access tokens are issued; empty when the account was locked or got another password meanwhile: who signs in
     *     has to begin again
     */
    Mono<Bearer> begin(Session session, PasswordHash checked, SecretDigest first, Instant expiresAt);

    /**
     * Begins a family with its first token, for somebody who proved to hold a passkey of the account.
     *
     * @return to whom access tokens are issued; empty when the account was locked or the passkey was removed meanwhile
     */
    Mono<Bearer> begin(Session session, PasskeyId proven, SecretDigest first, Instant expiresAt);

    /**
     * Presents a token: spends it, or gives its successor again, or, when it was spent before, ends its family; see {@link
     * RefreshTokenState}. There is never more than one live token in a family. A spent token is known for at least as long as it
     * would have lived. A session is refreshed no more often than its account's quota of {@link
     * io.vitrine.domain.limit.Policy#API} says, exactly and across instances: its own tokens are counted.
     *
     * @param successor takes the token's place, if it is spent by this call
     * @param occasion where it is presented; kept with the session, and with the event of a reuse
     */
    Mono<Rotation> present(SecretDigest presented, Successor successor, Occasion occasion);

    /**
     * Ends the family of a token, whatever the token's state.
     *
     * @return the family that was ended by this call; empty when there is none, or it had ended before
     */
    Mono<SessionId> end(SecretDigest token, Occasion occasion);

    /** Ends a session of an account; empty when the account has no such session, or it had ended before. */
    Mono<SessionId> end(AccountId account, SessionId session, Occasion occasion);

    /** Ends every session of an account but this one, and gives those that were ended. */
    Flux<SessionId> endAll(AccountId account, Optional<SessionId> except, Occasion occasion);

    /** The sessions of an account that can still be refreshed, the last used first. */
    Flux<Session> sessions(AccountId account, Instant now);

    /** The families that were ended before their time, since then. Their access tokens are worth nothing any more. */
    Flux<SessionId> endedSince(Instant since);
}
