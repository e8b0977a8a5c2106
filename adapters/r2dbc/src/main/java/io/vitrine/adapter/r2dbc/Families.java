package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.shared.SecretDigest;
import io.vitrine.domain.token.Session;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends families, and wipes what was sealed in them. Whoever needs several locks takes them in this order: the account, its families,
 * their tokens, the end of the audit log.
 */
final class Families {

    private static final UUID NONE = new UUID(0, 0);

    private Families() {}

    /** Ends every family of an account but one. */
    static Flux<SessionId> endAll(
            DatabaseClient client, AccountId account, Optional<SessionId> except, Ending why, Instant at) {
        return client.sql(ending("account_id = :account AND id <> :except"))
                .bind("account", account.value())
                .bind("except", except.map(SessionId::value).orElse(NONE))
                .bind("at", at)
                .bind("why", why.text())
                .map(SessionRows::id)
                .all();
    }

    /** Ends a family of an account; empty when it has no such family, or that had ended. */
    static Mono<SessionId> end(DatabaseClient client, AccountId account, SessionId session, Ending why, Instant at) {
        return client.sql(ending("account_id = :account AND id = :session"))
                .bind("account", account.value())
                .bind("session", session.value())
                .bind("at", at)
                .bind("why", why.text())
                .map(SessionRows::id)
                .one();
    }

    /** The family that a token belongs to, whatever the state of either; locked. */
    static Mono<Session> locked(DatabaseClient client, SecretDigest token) {
        return client.sql("""
            SELECT * FROM token_family WHERE id = (SELECT family_id FROM refresh_tokens WHERE digest = :token)
            FOR NO KEY UPDATE\
            """)
                .bind("token", Digests.bytes(token))
                .map(SessionRows::session)
                .one();
    }

    /** Whether an account has this session, and that goes on; locked then. */
    static Mono<Boolean> isAlive(DatabaseClient client, AccountId account, SessionId session, Instant now) {
        return client.sql("""
            SELECT id FROM token_family
            WHERE id = :session AND account_id = :account AND ended_at IS NULL AND ends_at > :now FOR NO KEY UPDATE\
            """)
                .bind("session", session.value())
                .bind("account", account.value())
                .bind("now", now)
                .map(SessionRows::id)
                .one()
                .hasElement();
    }

    private static String ending(String which) {
        return """
            WITH ended AS (
                UPDATE token_family SET ended_at = :at, ended_why = :why
                WHERE %s AND ended_at IS NULL AND ends_at > :at
                RETURNING id),
            wiped AS (
                UPDATE refresh_tokens AS token SET sealed = NULL FROM ended
                WHERE token.family_id = ended.id AND token.rotated_at IS NULL AND token.sealed IS NOT NULL)
            SELECT id FROM ended\
            """.formatted(which);
    }
}
