package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.shared.SecretDigest;
import io.vitrine.domain.token.Bearer;
import io.vitrine.domain.token.Session;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Begins and ends families, and wipes what was sealed in them. Whoever needs several locks takes them in this order: the account, its families,
 * their tokens, the end of the audit log.
 */
final class Families {

    private static final UUID NONE = new UUID(0, 0);

    private Families() {}

    /**
     * The statement that begins a family of an owner, who is found and locked by another one: whoever locks the account out, or takes
     * away what it was proven by, waits for this to be over, or this finds what they did.
     */
    static String beginning(String owner) {
        return """
            WITH owner AS (%s FOR SHARE),
            family AS (
                INSERT INTO token_family (id, account_id, address_prefix, user_agent, started_at, used_at, ends_at)
                SELECT :family, id, :address, :userAgent, :startedAt, :usedAt, :endsAt FROM owner
                RETURNING id, account_id),
            token AS (
                INSERT INTO refresh_tokens (digest, family_id, issued_at, expires_at)
                SELECT :first, id, :startedAt, :expiresAt FROM family)
            SELECT family.id, family.account_id, owner.roles FROM family, owner\
            """.formatted(owner);
    }

    /** Begins a family with its first token; empty when its owner was not found. */
    static Mono<Bearer> begun(GenericExecuteSpec beginning, Session session, SecretDigest first, Instant expiresAt) {
        return beginning
                .bind("account", session.account().value())
                .bind("family", session.id().value())
                .bind("address", session.origin().addressPrefix())
                .bind("userAgent", session.origin().userAgent())
                .bind("startedAt", session.startedAt())
                .bind("usedAt", session.usedAt())
                .bind("endsAt", session.endsAt())
                .bind("first", Digests.bytes(first))
                .bind("expiresAt", expiresAt)
                .map(SessionRows::bearer)
                .one();
    }

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
