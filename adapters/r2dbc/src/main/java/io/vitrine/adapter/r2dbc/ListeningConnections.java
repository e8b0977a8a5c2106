package io.vitrine.adapter.r2dbc;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;

/**
 * Connections on which is listened, outside of all pools. Each has a thread of its own, so that nobody keeps it from hearing, and ends
 * with it: the driver leaves one open that was given up before it had introduced itself.
 */
final class ListeningConnections {

    private static final Duration CONNECTING = Duration.ofSeconds(1);

    /** The first time, all that is needed for it has to be loaded. */
    private static final Duration CONNECTING_FIRST = Duration.ofSeconds(5);

    private static final Duration CLOSING = Duration.ofMillis(500);

    private final ConnectionFactoryOptions address;
    private volatile Duration connecting = CONNECTING_FIRST;

    ListeningConnections(ConnectionFactoryOptions address) {
        this.address = address;
    }

    /**
     * Opens a connection, and closes it when this is over.
     *
     * @param farewell what is done before it is closed when all is well
     */
    <T> Flux<T> during(
            Function<PostgresqlConnection, Flux<T>> use, Function<PostgresqlConnection, Mono<Void>> farewell) {
        return Flux.usingWhen(
                Mono.fromSupplier(() -> LoopResources.create("vitrine-changes", 1, true)),
                thread -> Flux.usingWhen(
                        opened(thread),
                        use,
                        connection -> bounded(farewell.apply(connection)).then(closed(connection)),
                        (connection, _) -> closed(connection),
                        ListeningConnections::closed),
                thread -> thread.disposeLater(Duration.ZERO, CLOSING));
    }

    private Mono<PostgresqlConnection> opened(LoopResources thread) {
        return Mono.fromSupplier(() -> factory(thread))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(factory -> Mono.from(factory.create()))
                .cast(PostgresqlConnection.class)
                .timeout(connecting)
                .doFirst(() -> connecting = CONNECTING);
    }

    /** Looking for drivers and certificates reads files. */
    private ConnectionFactory factory(LoopResources thread) {
        return ConnectionFactories.get(ConnectionFactoryOptions.builder()
                .option(PostgresqlConnectionFactoryProvider.APPLICATION_NAME, "vitrine")
                .from(address)
                .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, CONNECTING)
                .option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, thread)
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

    private static Mono<Void> closed(PostgresqlConnection connection) {
        return bounded(connection.close());
    }

    private static Mono<Void> bounded(Mono<Void> work) {
        return work.timeout(CLOSING).onErrorComplete();
    }
}
