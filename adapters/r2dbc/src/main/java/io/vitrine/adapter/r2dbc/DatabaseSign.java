package io.vitrine.adapter.r2dbc;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.vitrine.domain.health.Finding;
import io.vitrine.domain.health.Importance;
import io.vitrine.domain.health.Status;
import io.vitrine.domain.health.VitalSign;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whether PostgreSQL answers, and lets itself be written to. It is asked on a connection outside of all pools, which is kept until it
 * fails: pools that are all in use are no reason to send requests elsewhere, and a new connection each time would be work for PostgreSQL.
 */
final class DatabaseSign implements VitalSign, AutoCloseable {

    private static final String ASKED = "SELECT current_setting('transaction_read_only')::boolean AS reads_only";

    private final ListeningConnections connections;
    private final LongSupplier nanos;
    private volatile @Nullable PostgresqlConnection kept;

    DatabaseSign(ListeningConnections connections, LongSupplier nanos) {
        this.connections = connections;
        this.nanos = nanos;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Importance importance() {
        return Importance.NEEDED;
    }

    /** What fails, or is given up, leaves a connection on which nobody knows what comes next. */
    @Override
    public Mono<Finding> look() {
        return Mono.usingWhen(
                connection(), this::asked, _ -> Mono.empty(), (connection, _) -> left(connection), this::left);
    }

    private Mono<PostgresqlConnection> connection() {
        return Mono.defer(() -> {
            var connection = kept;
            return connection == null ? connections.opened().doOnNext(opened -> kept = opened) : Mono.just(connection);
        });
    }

    private Mono<Finding> asked(PostgresqlConnection connection) {
        return Mono.defer(() -> {
            var begin = nanos.getAsLong();
            return Flux.from(connection.createStatement(ASKED).execute())
                    .flatMap(result -> result.map(row -> Columns.flag(row, "reads_only")))
                    .single()
                    .map(readsOnly -> found(readsOnly).with("millis", millisSince(begin)));
        });
    }

    private static Finding found(boolean readsOnly) {
        return readsOnly ? Finding.of(Status.DEGRADED, "it lets itself be read only") : Finding.up();
    }

    private long millisSince(long begin) {
        return Duration.ofNanos(nanos.getAsLong() - begin).toMillis();
    }

    private Mono<Void> left(PostgresqlConnection connection) {
        if (kept == connection) {
            kept = null;
        }
        return ListeningConnections.closed(connection);
    }

    @Override
    public void close() {
        var connection = kept;
        if (connection != null) {
            left(connection).block();
        }
    }
}
