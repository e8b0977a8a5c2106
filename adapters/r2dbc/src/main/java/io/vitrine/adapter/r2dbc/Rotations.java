package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Readable;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.shared.SecretDigest;
import io.vitrine.domain.token.Rotation;
import io.vitrine.domain.token.TokenLifetimes;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Spends live refresh tokens, any number of them in one statement. A family is locked before its token is looked at again, so of several
 * at once one finds it live; locking an account ends its families, so an account that was locked meanwhile shows in the family. Nobody
 * waits here for a family that somebody else is busy with, who might wait for another one of the same statement.
 */
final class Rotations {

    /**
     * Each token is found by its digest, whatever the planner has heard of the tables: while few tokens are live, it would rather look
     * through all of those, and through what is left of those that were. So nothing here asks for {@code rotated_at}.
     */
    private static final String ROTATED = """
        WITH asked AS MATERIALIZED (
            SELECT given.*, token.family_id
            FROM unnest(CAST(:presented AS bytea[]), CAST(:successors AS bytea[]), CAST(:seals AS bytea[]),
                    CAST(:times AS timestamptz[]), :addresses, :userAgents)
                    WITH ORDINALITY AS given (presented, successor, sealed, at, address, user_agent, place)
                CROSS JOIN LATERAL (
                    SELECT family_id, successor, expires_at FROM refresh_tokens
                    WHERE digest = given.presented OFFSET 0) AS token
            WHERE token.successor IS NULL AND token.expires_at > given.at),
        family AS (
            SELECT family.id, family.account_id, account.roles, asked.*,
                least(asked.at + CAST(:lifetime AS interval), family.ends_at) AS expires_at, recent.counted, recent.oldest
            FROM asked
                JOIN token_family AS family ON family.id = asked.family_id
                JOIN account ON account.id = family.account_id
                CROSS JOIN LATERAL (
        %s) AS recent
            WHERE recent.counted < coalesce((
                    SELECT max(quota.requests) FROM unnest(CAST(:roles AS text[]), CAST(:requests AS bigint[])) AS quota (role, requests)
                    WHERE quota.role = ANY (account.roles)), :requestsOfEveryone)
                AND family.ended_at IS NULL AND family.ends_at > asked.at AND account.locked_at IS NULL
            FOR NO KEY UPDATE OF family SKIP LOCKED),
        spent AS (
            UPDATE refresh_tokens AS token SET rotated_at = family.at, successor = family.successor, sealed = NULL
            FROM family
            WHERE token.digest = family.presented AND token.successor IS NULL
            RETURNING family.*),
        issued AS (
            INSERT INTO refresh_tokens (digest, family_id, issued_at, expires_at, sealed)
            SELECT successor, id, at, expires_at, sealed FROM spent),
        used AS (
            UPDATE token_family AS family
            SET used_at = greatest(family.used_at, spent.at), address_prefix = spent.address,
                user_agent = spent.user_agent
            FROM spent WHERE family.id = spent.id)
        SELECT id, account_id, roles, expires_at, counted, oldest, at, place FROM spent\
        """.formatted(RefreshPace.RECENT.formatted("asked.at"));

    private Rotations() {}

    /** What came of those that nothing stood against; the others are left out. */
    static Mono<Map<Presentation, Rotation>> of(
            DatabaseClient client, List<Presentation> asked, TokenLifetimes lifetimes, RefreshPace pace) {
        return pace.bind(client.sql(ROTATED))
                .bind("lifetime", lifetimes.refresh().toString())
                .bind("presented", texts(asked, it -> bytes(it.presented())))
                .bind("successors", texts(asked, it -> bytes(it.successor().digest())))
                .bind("seals", texts(asked, it -> bytes(it.successor().sealed().bytes())))
                .bind("times", texts(asked, it -> it.occasion().at().toString()))
                .bind("addresses", texts(asked, it -> it.occasion().origin().addressPrefix()))
                .bind("userAgents", texts(asked, it -> it.occasion().origin().userAgent()))
                .map(row -> Map.entry((int) Columns.number(row, "place") - 1, rotated(row, pace)))
                .all()
                .collectMap(row -> asked.get(row.getKey()), Map.Entry::getValue);
    }

    private static Rotation rotated(Readable row, RefreshPace pace) {
        var bearer = SessionRows.bearer(row);
        var counted = pace.decide(row, bearer, Columns.instant(row, "at"));
        return new Rotation.Rotated(bearer, Columns.instant(row, "expires_at"), (Decision.Allowed) counted);
    }

    private static String[] texts(List<Presentation> asked, Function<Presentation, String> text) {
        return asked.stream().map(text).toArray(String[]::new);
    }

    private static String bytes(SecretDigest digest) {
        return "\\x" + digest.sha256();
    }

    private static String bytes(byte[] bytes) {
        return "\\x" + HexFormat.of().formatHex(bytes);
    }
}
