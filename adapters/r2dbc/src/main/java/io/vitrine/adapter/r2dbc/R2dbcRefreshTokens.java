package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Readable;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.PasswordHash;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.Quotas;
import io.vitrine.domain.passkey.PasskeyId;
import io.vitrine.domain.shared.SecretDigest;
import io.vitrine.domain.token.Bearer;
import io.vitrine.domain.token.RefreshTokenState;
import io.vitrine.domain.token.RefreshTokens;
import io.vitrine.domain.token.Rotation;
import io.vitrine.domain.token.SealedToken;
import io.vitrine.domain.token.Session;
import io.vitrine.domain.token.SessionEvents;
import io.vitrine.domain.token.Successor;
import io.vitrine.domain.token.TokenLifetimes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The refresh tokens in PostgreSQL. Whatever happens to a family happens under the lock of its row, so that calls that come at
 * once come one after the other, from whichever instance.
 */
final class R2dbcRefreshTokens implements RefreshTokens {

    private final Database database;
    private final TokenLifetimes lifetimes;
    private final RefreshPace pace;
    private final GroupCommit<Presentation, Rotation> rotations;

    R2dbcRefreshTokens(Database database, TokenLifetimes lifetimes, Quotas quotas) {
        this.database = database;
        this.lifetimes = lifetimes;
        this.pace = new RefreshPace(quotas);
        rotations = new GroupCommit<>(
                "rotations",
                database.statementTimeout(),
                asked -> database.one(client -> Rotations.of(client, asked, lifetimes, pace)));
    }

    @Override
    public Mono<Bearer> begin(Session session, PasswordHash checked, SecretDigest first, Instant expiresAt) {
        return database.one(client -> Families.begun(
                client.sql(Families.beginning("""
                    SELECT id, roles FROM account
                    WHERE id = :account AND locked_at IS NULL AND password_hash = :checked\
                    """)).bind("checked", checked.value()), session, first, expiresAt));
    }

    @Override
    public Mono<Bearer> begin(Session session, PasskeyId proven, SecretDigest first, Instant expiresAt) {
        return database.one(client -> Families.begun(
                client.sql(Families.beginning("""
                    SELECT account.id, account.roles FROM account JOIN passkey ON passkey.account_id = account.id
                    WHERE account.id = :account AND locked_at IS NULL AND passkey.id = :proven\
                    """)).bind("proven", proven.value()), session, first, expiresAt));
    }

    @Override
    public Mono<Rotation> present(SecretDigest presented, Successor successor, Occasion occasion) {
        var asked = new Presentation(presented, successor, occasion);
        return rotations
                .ask(asked)
                .switchIfEmpty(Mono.defer(() -> database.together(client -> reconsidered(client, asked))));
    }

    /** Says why a token was not spent, with its family locked, and does what follows from that. */
    private Mono<Rotation> reconsidered(DatabaseClient client, Presentation asked) {
        var now = asked.occasion().at();
        return Families.locked(client, asked.presented())
                .flatMap(family -> found(client, asked))
                .flatMap(found -> switch (found.state(now).presented(now, lifetimes)) {
                    case ROTATE ->
                        found.counted() instanceof Decision.Exceeded exceeded
                                ? Mono.<Rotation>just(new Rotation.Throttled(found.bearer(), exceeded))
                                : Rotations.of(client, List.of(asked), lifetimes, pace)
                                        .flatMap(rotated -> Mono.justOrEmpty(rotated.get(asked)))
                                        .switchIfEmpty(Mono.error(LostRace::new));
                    case REPEAT -> Mono.<Rotation>just(found.repeated());
                    case END_FAMILY -> reused(client, found.bearer(), asked.occasion());
                    case REFUSE -> Mono.<Rotation>just(new Rotation.Refused());
                })
                .defaultIfEmpty(new Rotation.Refused());
    }

    private static Mono<Rotation> reused(DatabaseClient client, Bearer bearer, Occasion occasion) {
        return Families.end(client, bearer.account(), bearer.session(), Ending.REUSE_DETECTED, occasion.at())
                .then(AuditTrail.append(client, SessionEvents.reuseDetected(bearer, occasion)))
                .thenReturn(new Rotation.Reused(bearer));
    }

    /** In a statement of its own, so that it sees what the one who held the lock has done. */
    private Mono<Found> found(DatabaseClient client, Presentation asked) {
        var now = asked.occasion().at();
        return pace.bindWindow(client.sql("""
            SELECT family.id, family.account_id, account.roles, token.rotated_at, token.expires_at,
                family.ended_at IS NULL AND account.locked_at IS NULL AS alive, family.ends_at,
                successor.digest IS NOT NULL AND successor.rotated_at IS NULL AS successor_is_unused,
                successor.sealed, successor.expires_at AS successor_expires_at, recent.counted, recent.oldest
            FROM refresh_tokens AS token
                JOIN token_family AS family ON family.id = token.family_id
                JOIN account ON account.id = family.account_id
                LEFT JOIN refresh_tokens AS successor ON successor.digest = token.successor
                CROSS JOIN LATERAL (
            %s) AS recent
            WHERE token.digest = :presented\
            """.formatted(RefreshPace.RECENT.formatted("CAST(:now AS timestamptz)"))))
                .bind("presented", Digests.bytes(asked.presented()))
                .bind("now", now)
                .map(row -> Found.of(row, pace, now))
                .one();
    }

    /** A token with all that says what presenting it leads to. */
    private record Found(
            Bearer bearer,
            boolean alive,
            Instant endsAt,
            Instant expiresAt,
            @Nullable Instant rotatedAt,
            boolean successorIsUnused,
            byte @Nullable [] sealed,
            @Nullable Instant successorExpiresAt,
            Decision counted,
            Decision.Allowed left) {

        static Found of(Readable row, RefreshPace pace, Instant now) {
            var bearer = SessionRows.bearer(row);
            return new Found(
                    bearer,
                    Columns.flag(row, "alive"),
                    Columns.instant(row, "ends_at"),
                    Columns.instant(row, "expires_at"),
                    row.get("rotated_at", Instant.class),
                    Columns.flag(row, "successor_is_unused"),
                    row.get("sealed", byte[].class),
                    row.get("successor_expires_at", Instant.class),
                    pace.decide(row, bearer, now),
                    pace.left(row, bearer, now));
        }

        RefreshTokenState state(Instant now) {
            if (!alive || !now.isBefore(endsAt)) {
                return new RefreshTokenState.Dead();
            }
            return rotatedAt == null
                    ? new RefreshTokenState.Active(expiresAt)
                    : new RefreshTokenState.Rotated(rotatedAt, successorIsUnused);
        }

        /** A seal is wiped a while after the grace: where it is missing, the clocks of the instances are far apart. */
        Rotation repeated() {
            return sealed == null || successorExpiresAt == null
                    ? new Rotation.Lost()
                    : new Rotation.Repeated(bearer, new SealedToken(sealed), successorExpiresAt, left);
        }
    }

    @Override
    public Mono<SessionId> end(SecretDigest token, Occasion occasion) {
        return database.together(client -> Families.locked(client, token)
                .flatMap(family -> ended(
                        client,
                        Families.end(client, family.account(), family.id(), Ending.LOGGED_OUT, occasion.at()),
                        SessionEvents.loggedOut(family.account(), family.id(), occasion))));
    }

    @Override
    public Mono<SessionId> end(AccountId account, SessionId session, Occasion occasion) {
        return database.together(client -> ended(
                client,
                Families.end(client, account, session, Ending.REVOKED, occasion.at()),
                SessionEvents.revoked(account, session, occasion)));
    }

    private static Mono<SessionId> ended(DatabaseClient client, Mono<SessionId> ending, AuditEvent event) {
        return ending.delayUntil(_ -> AuditTrail.append(client, event));
    }

    @Override
    public Flux<SessionId> endAll(AccountId account, Optional<SessionId> except, Occasion occasion) {
        return database.together(client -> Families.endAll(client, account, except, Ending.REVOKED, occasion.at())
                        .collectList()
                        .delayUntil(sessions -> AuditTrail.append(
                                client,
                                sessions.stream()
                                        .map(session -> SessionEvents.revoked(account, session, occasion))
                                        .toList())))
                .flatMapIterable(sessions -> sessions);
    }

    @Override
    public Flux<Session> sessions(AccountId account, Instant now) {
        return database.all(client -> client.sql("""
            SELECT family.* FROM token_family AS family
                JOIN refresh_tokens AS token ON token.family_id = family.id AND token.rotated_at IS NULL
            WHERE family.account_id = :account AND family.ended_at IS NULL AND family.ends_at > :now
                AND token.expires_at > :now
            ORDER BY family.used_at DESC, family.id DESC\
            """)
                .bind("account", account.value())
                .bind("now", now)
                .map(SessionRows::session)
                .all());
    }

    @Override
    public Flux<SessionId> endedSince(Instant since) {
        return database.all(client -> client.sql("SELECT id FROM token_family WHERE ended_at >= :since")
                .bind("since", since)
                .map(SessionRows::id)
                .all());
    }
}
