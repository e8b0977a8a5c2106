package io.vitrine.application.session;

import io.vitrine.application.limit.LimitRequests;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.Letter;
import io.vitrine.domain.account.Mailer;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.token.AccessTokens;
import io.vitrine.domain.token.Bearer;
import io.vitrine.domain.token.RefreshToken;
import io.vitrine.domain.token.RefreshTokens;
import io.vitrine.domain.token.Revocations;
import io.vitrine.domain.token.Rotation;
import io.vitrine.domain.token.Successor;
import io.vitrine.domain.token.TokenLifetimes;
import io.vitrine.domain.token.TokenSecrets;
import java.time.Instant;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Goes on with a session: a refresh token for a new pair. RFC 9700, section 4.14.2. Whoever lost the answer, or asks twice at once,
 * gets the same pair; whoever comes with a token that was spent before ends the session for everybody.
 */
public final class RefreshSession {

    private final RefreshTokens tokens;
    private final TokenSecrets secrets;
    private final AccessTokens accessTokens;
    private final TokenLifetimes lifetimes;
    private final Revocations revocations;
    private final Accounts accounts;
    private final Mailer mailer;
    private final LimitRequests limits;
    private final AuditLog audit;
    private final Incidents incidents;

    public RefreshSession(
            RefreshTokens tokens,
            TokenSecrets secrets,
            AccessTokens accessTokens,
            TokenLifetimes lifetimes,
            Revocations revocations,
            Accounts accounts,
            Mailer mailer,
            LimitRequests limits,
            AuditLog audit,
            Incidents incidents) {
        this.tokens = tokens;
        this.secrets = secrets;
        this.accessTokens = accessTokens;
        this.lifetimes = lifetimes;
        this.revocations = revocations;
        this.accounts = accounts;
        this.mailer = mailer;
        this.limits = limits;
        this.audit = audit;
        this.incidents = incidents;
    }

    /** What refreshing leads to. */
    public sealed interface Refresh {
        /** @param left what is left of the session's quota, of which a refresh that is repeated takes nothing */
        record Refreshed(IssuedTokens tokens, Decision.Allowed left) implements Refresh {}

        /** The session was refreshed too often of late. The token is as good as before. */
        record Throttled(Decision.Exceeded counted) implements Refresh {}

        /** The token is unknown or has expired, or its session has ended. */
        record Invalid() implements Refresh {}

        /** The token was spent a moment ago, and whoever was first has its successor, which cannot be given again. */
        record Lost() implements Refresh {}

        /** The token had been used before. Its session has ended now. */
        record Reused() implements Refresh {}
    }

    /** Presents a token. */
    public Mono<Refresh> refresh(RefreshToken presented, Occasion occasion) {
        return Mono.defer(() -> {
            var next = secrets.next();
            var successor = new Successor(next.digest(), secrets.seal(next, presented));
            return tokens.present(presented.digest(), successor, occasion).flatMap(rotation -> switch (rotation) {
                case Rotation.Rotated(var bearer, var expiresAt, var counted) ->
                    Mono.just(rotated(bearer, next, expiresAt, counted, occasion));
                case Rotation.Throttled(var bearer, var counted) -> throttled(bearer, counted, occasion);
                case Rotation.Repeated(var bearer, var sealed, var expiresAt, var left) ->
                    Mono.just(secrets.open(sealed, presented)
                            .map(same -> repeated(bearer, same, expiresAt, left, occasion))
                            .orElseGet(Refresh.Lost::new));
                case Rotation.Lost() -> Mono.just(new Refresh.Lost());
                case Rotation.Reused(var bearer) -> stolen(bearer, occasion);
                case Rotation.Refused() -> Mono.just(new Refresh.Invalid());
            });
        });
    }

    private Mono<Refresh> throttled(Bearer bearer, Decision.Exceeded counted, Occasion occasion) {
        return limits.noteOnce(LimitKey.of(Policy.API, bearer.session()), counted.quota(), occasion)
                .thenReturn(new Refresh.Throttled(counted));
    }

    private Refresh rotated(
            Bearer bearer, RefreshToken next, Instant expiresAt, Decision.Allowed left, Occasion occasion) {
        audit.note(AuditEvent.succeeded(
                Type.REFRESHED, bearer.account().toString(), bearer.session().toString(), occasion));
        return issued(bearer, next, expiresAt, left);
    }

    private Refresh repeated(
            Bearer bearer, RefreshToken same, Instant expiresAt, Decision.Allowed left, Occasion occasion) {
        audit.note(AuditEvent.succeeded(
                        Type.REFRESHED,
                        bearer.account().toString(),
                        bearer.session().toString(),
                        occasion)
                .with(Map.of("repeated", "true")));
        return issued(bearer, same, expiresAt, left);
    }

    private Refresh issued(Bearer bearer, RefreshToken refresh, Instant expiresAt, Decision.Allowed left) {
        var access = accessTokens.issue(bearer, lifetimes.access());
        return new Refresh.Refreshed(new IssuedTokens(bearer.session(), access, refresh, expiresAt), left);
    }

    /** The session has ended already, in the same step in which that was seen; its owner and those who look after the service are told. */
    private Mono<Refresh> stolen(Bearer bearer, Occasion occasion) {
        revocations.revoked(bearer.session());
        incidents.report(new Incident.TokenReused(bearer.account(), occasion.requestId()));
        return accounts.credentials(bearer.account())
                .doOnNext(owner ->
                        mailer.send(new Letter.SessionStolen(owner.account().email())))
                .then(Mono.just(new Refresh.Reused()));
    }
}
