package io.vitrine.application.session;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.Credentials;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.passkey.PasskeyId;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.shared.SecretDigest;
import io.vitrine.domain.token.AccessTokens;
import io.vitrine.domain.token.Bearer;
import io.vitrine.domain.token.RefreshTokens;
import io.vitrine.domain.token.Session;
import io.vitrine.domain.token.TokenLifetimes;
import io.vitrine.domain.token.TokenSecrets;
import java.time.Instant;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Begins the session of somebody who has proven everything that is asked for. */
public final class BeginSession {

    private final RefreshTokens tokens;
    private final TokenSecrets secrets;
    private final AccessTokens accessTokens;
    private final TokenLifetimes lifetimes;
    private final Identifiers identifiers;
    private final AuditLog audit;

    public BeginSession(
            RefreshTokens tokens,
            TokenSecrets secrets,
            AccessTokens accessTokens,
            TokenLifetimes lifetimes,
            Identifiers identifiers,
            AuditLog audit) {
        this.tokens = tokens;
        this.secrets = secrets;
        this.accessTokens = accessTokens;
        this.lifetimes = lifetimes;
        this.identifiers = identifiers;
        this.audit = audit;
    }

    /**
     * Begins a session of somebody who knows the password, with its first pair of tokens.
     *
     * @param owner with the hash that the password was checked against
     * @param details what the record of the service's security tells besides
     * @return empty when the account was locked or got another password since it was checked
     */
    public Mono<IssuedTokens> byPassword(Credentials owner, Map<String, String> details, Occasion occasion) {
        return begun(
                owner.account().id(),
                (session, first, expiresAt) -> tokens.begin(session, owner.passwordHash(), first, expiresAt),
                details,
                occasion);
    }

    /**
     * Begins a session of somebody who has proven to hold a passkey, with its first pair of tokens.
     *
     * @return empty when the account was locked or the passkey removed since it was proven
     */
    public Mono<IssuedTokens> byPasskey(
            AccountId owner, PasskeyId passkey, Map<String, String> details, Occasion occasion) {
        return begun(
                owner,
                (session, first, expiresAt) -> tokens.begin(session, passkey, first, expiresAt),
                details,
                occasion);
    }

    private interface Beginning {
        Mono<Bearer> of(Session session, SecretDigest first, Instant expiresAt);
    }

    private Mono<IssuedTokens> begun(
            AccountId owner, Beginning beginning, Map<String, String> details, Occasion occasion) {
        return Mono.defer(() -> {
            var now = occasion.at();
            var id = new SessionId(identifiers.next());
            var endsAt = now.plus(lifetimes.family());
            var session = new Session(id, owner, occasion.origin(), now, now, endsAt);
            var first = secrets.next();
            var expiresAt = lifetimes.expiryOfToken(now, endsAt);
            return beginning.of(session, first.digest(), expiresAt).map(bearer -> {
                audit.note(AuditEvent.succeeded(Type.LOGIN, owner.toString(), id.toString(), occasion)
                        .with(details));
                var access = accessTokens.issue(bearer, lifetimes.access());
                return new IssuedTokens(id, access, first, expiresAt);
            });
        });
    }
}
