package io.vitrine.adapter.r2dbc;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.vitrine.adapter.r2dbc.DatabaseMeters.Tag;
import io.vitrine.domain.shared.Waits;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Connections of a pool, with how long they were waited for. */
final class TimedConnections implements ConnectionFactory {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };

    private final ConnectionFactory pool;
    private final String name;
    private final Timer waiting;

    /** @param name of the pool */
    TimedConnections(ConnectionFactory pool, String name, MeterRegistry meters) {
        this.pool = pool;
        this.name = name;
        waiting = Timer.builder(DatabaseMeters.ACQUIRE.getName())
                .description(DatabaseMeters.ACQUIRE.description())
                .tag(Tag.POOL.asString(), name)
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    @Override
    public Mono<Connection> create() {
        return Mono.defer(() -> {
            var begun = Timer.start();
            return Waiting.noted(Waits.For.CONNECTION, name, Mono.<Connection>from(pool.create()))
                    .doOnTerminate(() -> begun.stop(waiting));
        });
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return pool.getMetadata();
    }
}
