package io.vitrine.adapter.r2dbc;

import static org.awaitility.Awaitility.await;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.vitrine.domain.catalogue.CatalogueChange;
import io.vitrine.domain.catalogue.CatalogueChanges.Hearing;
import io.vitrine.domain.incident.InMemoryIncidents;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An instance of the service that hears of changes. */
final class Instance implements AutoCloseable {

    final UUID id = UUID.randomUUID();
    final List<CatalogueChange> told = new CopyOnWriteArrayList<>();
    final InMemoryIncidents incidents = new InMemoryIncidents();
    final ListenedChanges changes;

    private Instance(ConnectionFactoryOptions address, Consumer<CatalogueChange> listener) {
        changes = new ListenedChanges(
                new ListeningConnections(address, System::nanoTime), id, System::nanoTime, incidents);
        changes.tell(listener.andThen(told::add));
        changes.start();
    }

    static Instance at(ConnectionFactoryOptions address) {
        return at(address, _ -> {});
    }

    /** One that is up. */
    static Instance at(ConnectionFactoryOptions address, Consumer<CatalogueChange> listener) {
        var instance = new Instance(address, listener);
        instance.waitUntil(Hearing.CURRENT);
        return instance;
    }

    void waitUntil(Hearing hearing) {
        await().atMost(Duration.ofSeconds(60)).until(() -> changes.hearing() == hearing);
    }

    void settled() {
        changes.settled().block(Duration.ofSeconds(60));
    }

    @Override
    public void close() {
        changes.close();
    }
}
