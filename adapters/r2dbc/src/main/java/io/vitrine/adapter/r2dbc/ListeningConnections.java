package io.vitrine.adapter.r2dbc;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Connections outside of all pools, one at a time: to listen on, or to find out whether PostgreSQL is there. */
final class ListeningConnections {

    private static final Duration CONNECTING = Duration.ofSeconds(1);

    /** The first time, all that is needed for it has to be loaded. */
    private static final Duration CONNECTING_FIRST = Duration.ofSeconds(5);

    /** An attempt that has no answer by then is followed by another one. */
    private static final long OLDEST_ATTEMPT = Duration.ofSeconds(10).toNanos();

    private static final Duration CLOSING = Duration.ofMillis(500);

    private final ConnectionFactoryOptions address;
    private final LongSupplier nanos;
    private volatile Duration connecting = CONNECTING_FIRST;
    private @Nullable Attempt pending;

    ListeningConnections(ConnectionFactoryOptions address, LongSupplier nanos) {
        this.address = address;
        this.nanos = nanos;
    }

    /**
     * The driver leaves a connection open that was given up before PostgreSQL had answered. So none is given up: who waits for the next
     * one may get it, and one that comes much too late is closed.
     */
    private static final class Attempt {
        private final long beganAt;
        private final Mono<PostgresqlConnection> connection;
        private boolean isOpen;
        private boolean isUnwanted;

        Attempt(long beganAt, Mono<PostgresqlConnection> opening) {
            this.beganAt = beganAt;
            connection = opening.flatMap(this::kept).cache();
        }

        private synchronized Mono<PostgresqlConnection> kept(PostgresqlConnection opened) {
            isOpen = !isUnwanted;
            return isUnwanted ? closed(opened).then(Mono.empty()) : Mono.just(opened);
        }

        /** Whether it is; one that is open already still is wanted. */
        synchronized boolean isUnwantedFrom(long now) {
            isUnwanted = !isOpen && now - beganAt >= OLDEST_ATTEMPT;
            return isUnwanted;
        }
    }

    /**
     * Opens a connection, and closes it when this is over.
     *
     * @param farewell what is done before it is closed when all is well
     */
    <T> Flux<T> during(
            Function<PostgresqlConnection, Flux<T>> use, Function<PostgresqlConnection, Mono<Void>> farewell) {
        return Flux.usingWhen(
                opened(),
                use,
                connection -> bounded(farewell.apply(connection)).then(closed(connection)),
                (connection, _) -> closed(connection),
                ListeningConnections::closed);
    }

    /** Opens one, which whoever gets it has to close. */
    Mono<PostgresqlConnection> opened() {
        return Mono.defer(() -> {
            var attempt = attempt();
            var patience = connecting;
            connecting = CONNECTING;
            return attempt.connection.doOnTerminate(() -> over(attempt)).timeout(patience);
        });
    }

    private synchronized Attempt attempt() {
        var now = nanos.getAsLong();
        var attempt = pending;
        if (attempt == null || attempt.isUnwantedFrom(now)) {
            attempt = new Attempt(now, opening());
            pending = attempt;
        }
        return attempt;
    }

    private synchronized void over(Attempt attempt) {
        if (pending == attempt) {
            pending = null;
        }
    }

    /** Looking for drivers and certificates reads files. */
    private Mono<PostgresqlConnection> opening() {
        return Mono.fromSupplier(this::factory)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(factory -> Mono.from(factory.create()))
                .cast(PostgresqlConnection.class);
    }

    private ConnectionFactory factory() {
        return ConnectionFactories.get(ConnectionFactoryOptions.builder()
                .option(PostgresqlConnectionFactoryProvider.APPLICATION_NAME, "vitrine")
                .from(address)
                .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, CONNECTING)
                .option(
                        PostgresqlConnectionFactoryProvider.OPTIONS,
                        Map.of(
                                "synchronous_commit", "off",
                                "statement_timeout", CONNECTING.toMillis() + "ms",
                                "enable_seqscan", "off",
                                "jit", "off",
                                "TimeZone", "UTC"))
                .build());
    }

    /** Closes one, as far as that is possible within a moment. */
    static Mono<Void> closed(PostgresqlConnection connection) {
        return bounded(connection.close());
    }

    private static Mono<Void> bounded(Mono<Void> work) {
        return work.timeout(CLOSING).onErrorComplete();
    }
}
