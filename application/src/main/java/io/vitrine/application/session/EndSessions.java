package io.vitrine.application.session;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.token.RefreshToken;
import io.vitrine.domain.token.RefreshTokens;
import io.vitrine.domain.token.Revocations;
import io.vitrine.domain.token.Session;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows an account's sessions, and ends them. The access tokens of a session end with it. */
public final class EndSessions {

    private final RefreshTokens tokens;
    private final Revocations revocations;

    public EndSessions(RefreshTokens tokens, Revocations revocations) {
        this.tokens = tokens;
        this.revocations = revocations;
    }

    /** The sessions of an account that go on, the last used first. */
    public Flux<Session> sessions(AccountId account, Occasion occasion) {
        return tokens.sessions(account, occasion.at());
    }

    /** Ends the session of a token, if it goes on. */
    public Mono<Void> signOut(RefreshToken token, Occasion occasion) {
        return tokens.end(token.digest(), occasion)
                .doOnNext(revocations::revoked)
                .then();
    }

    /** Ends a session of an account; false when the account has no such session that goes on. */
    public Mono<Boolean> end(AccountId account, SessionId session, Occasion occasion) {
        return tokens.end(account, session, occasion)
                .doOnNext(revocations::revoked)
                .hasElement();
    }

    /** Ends every session of an account. */
    public Mono<Void> endAll(AccountId account, Occasion occasion) {
        return tokens.endAll(account, Optional.empty(), occasion)
                .doOnNext(revocations::revoked)
                .then();
    }
}
