package io.vitrine.adapter.r2dbc;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.vitrine.domain.idempotency.Answer;
import io.vitrine.domain.idempotency.Answers;
import io.vitrine.domain.idempotency.Claim;
import io.vitrine.domain.idempotency.Fingerprint;
import io.vitrine.domain.idempotency.IdempotencyKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The answers in PostgreSQL. A claim is a lock that ends with the transaction, whichever way that ends. */
final class R2dbcAnswers implements Answers {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Database database;

    R2dbcAnswers(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Claim> claim(IdempotencyKey key, Fingerprint fingerprint, Instant now) {
        return database.together(client -> locked(client, key)
                .flatMap(locked -> kept(client, key, fingerprint, now)
                        .defaultIfEmpty(locked ? new Claim.Fresh() : new Claim.InProgress())));
    }

    /** In a statement of its own, so that the next one sees what the one who held the lock has kept. */
    private static Mono<Boolean> locked(DatabaseClient client, IdempotencyKey key) {
        return client.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(:caller || ' ' || :key, 0)) AS locked")
                .bind("caller", key.caller().id())
                .bind("key", key.value())
                .map(row -> Columns.flag(row, "locked"))
                .one();
    }

    private static Mono<Claim> kept(DatabaseClient client, IdempotencyKey key, Fingerprint fingerprint, Instant now) {
        return client.sql("""
            SELECT fingerprint, status, headers, body FROM idempotency_answer
            WHERE caller = :caller AND key = :key AND answered_at >= :remembered\
            """)
                .bind("caller", key.caller().id())
                .bind("key", key.value())
                .bind("remembered", now.minus(IdempotencyKey.KEPT))
                .<Claim>map(row -> Columns.text(row, "fingerprint").equals(fingerprint.sha256())
                        ? new Claim.Answered(answer(row))
                        : new Claim.Mismatch())
                .one();
    }

    private static Answer answer(Readable row) {
        return new Answer(
                Columns.required(row, "status", Integer.class),
                JSON.readValue(Columns.json(row, "headers"), HEADERS),
                Columns.required(row, "body", byte[].class));
    }

    @Override
    public Mono<Void> keep(IdempotencyKey key, Fingerprint fingerprint, Answer answer, Instant now) {
        return database.one(client -> client.sql("""
            INSERT INTO idempotency_answer (caller, key, fingerprint, status, headers, body, answered_at)
            VALUES (:caller, :key, :fingerprint, :status, :headers, :body, :at)
            ON CONFLICT (caller, key) DO UPDATE SET
                fingerprint = excluded.fingerprint, status = excluded.status, headers = excluded.headers,
                body = excluded.body, answered_at = excluded.answered_at\
            """)
                .bind("caller", key.caller().id())
                .bind("key", key.value())
                .bind("fingerprint", fingerprint.sha256())
                .bind("status", answer.status())
                .bind("headers", Json.of(JSON.writeValueAsBytes(answer.headers())))
                .bind("body", ByteBuffer.wrap(answer.body()))
                .bind("at", now)
                .then());
    }
}
