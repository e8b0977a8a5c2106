package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Readable;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.limit.ExceededLimit;
import io.vitrine.domain.limit.ExceededLimits;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The log of exceeded quotas in PostgreSQL. */
final class R2dbcExceededLimits implements ExceededLimits, AutoCloseable {

    /** Some 300 bytes each. */
    static final int MOST_WAITING = 10_000;

    private static final int FETCH = 500;

    private final Database database;
    private final Notebook<ExceededLimit> notebook;

    R2dbcExceededLimits(Database database, Incidents incidents) {
        this.database = database;
        notebook = new Notebook<>("exceeded limits", MOST_WAITING, this::stored, incidents);
    }

    void start() {
        notebook.start();
    }

    @Override
    public void note(ExceededLimit exceeded) {
        notebook.note(exceeded);
    }

    @Override
    public long lost() {
        return notebook.lost();
    }

    private Mono<Void> stored(List<ExceededLimit> limits) {
        var rows = limits.stream().map(R2dbcExceededLimits::row).toList();
        return database.one(client -> Sql.joined(", ", rows)
                        .within("""
                            INSERT INTO rate_limit_log (policy, kind, key_digest, shown, requests, window_millis,
                                window_begin, exceeded_at)
                            VALUES \
                            """, " ON CONFLICT DO NOTHING")
                        .on(client)
                        .fetch()
                        .rowsUpdated())
                .then();
    }

    private static Sql row(ExceededLimit exceeded) {
        return Sql.sql(
                "(?, ?, ?, ?, ?, ?, ?, ?)",
                exceeded.policy().text(),
                exceeded.of().text(),
                Digests.bytes(exceeded.key()),
                exceeded.shown(),
                exceeded.quota().requests(),
                exceeded.quota().window().toMillis(),
                exceeded.windowBegin(),
                exceeded.at());
    }

    @Override
    public Flux<ExceededLimit> since(Instant from) {
        return database.snapshot(client -> client.sql("""
            SELECT * FROM rate_limit_log WHERE exceeded_at >= :from ORDER BY exceeded_at DESC, key_digest, policy\
            """)
                .bind("from", from)
                .filter(statement -> statement.fetchSize(FETCH))
                .map(R2dbcExceededLimits::limit)
                .all());
    }

    private static ExceededLimit limit(Readable row) {
        return new ExceededLimit(
                named(Policy.class, Columns.text(row, "policy")),
                named(LimitKey.Of.class, Columns.text(row, "kind")),
                Digests.digest(Columns.required(row, "key_digest", ByteBuffer.class)),
                Columns.text(row, "shown"),
                new Quota(
                        Math.toIntExact(Columns.number(row, "requests")),
                        Duration.ofMillis(Columns.number(row, "window_millis"))),
                Columns.instant(row, "exceeded_at"));
    }

    private static <E extends Enum<E>> E named(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    Notebook<?> notebook() {
        return notebook;
    }

    @Override
    public void close() {
        notebook.close();
    }
}
