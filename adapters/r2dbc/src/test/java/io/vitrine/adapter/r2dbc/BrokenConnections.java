package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Connections of a server that goes away when a test says so, and comes back. */
final class BrokenConnections implements ConnectionFactory {

    private final ConnectionFactory connections;
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean broken;

    BrokenConnections(ConnectionFactory connections) {
        this.connections = connections;
    }

    void breakAll() {
        broken = true;
    }

    void repair() {
        broken = false;
    }

    /** How many were asked for in vain. */
    int refused() {
        return refused.get();
    }

    @Override
    public Publisher<? extends Connection> create() {
        return Mono.defer(() -> {
            if (broken) {
                refused.incrementAndGet();
                return Mono.error(new IOException("refused"));
            }
            return Mono.<Connection>from(connections.create());
        });
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return connections.getMetadata();
    }
}
