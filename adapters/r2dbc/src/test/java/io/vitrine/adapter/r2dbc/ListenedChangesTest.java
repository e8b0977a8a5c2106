package io.vitrine.adapter.r2dbc;

import static org.awaitility.Awaitility.await;

import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.CatalogueChanges;
import io.vitrine.domain.catalogue.CatalogueChanges.Hearing;
import io.vitrine.domain.catalogue.CatalogueChangesContract;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.incident.InMemoryIncidents;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class ListenedChangesTest extends CatalogueChangesContract {

    private final TestPorts ports = TestPorts.onEmptyDatabase();
    private final ListenedChanges changes = new ListenedChanges(
            new ListeningConnections(TestDatabase.shared().address(), System::nanoTime),
            UUID.randomUUID(),
            System::nanoTime,
            new InMemoryIncidents());

    @BeforeEach
    void start() {
        changes.start();
    }

    @AfterEach
    void close() {
        changes.close();
    }

    @Override
    protected CatalogueChanges changes() {
        return changes;
    }

    @Override
    protected Products products() {
        return ports.products();
    }

    @Override
    protected Brands brands() {
        return ports.brands();
    }

    @Override
    protected void waitUntilHeard() {
        await().until(() -> changes.hearing() == Hearing.CURRENT);
    }

    @Override
    protected void waitUntilPositionIsAbove(long place) {
        await().until(() -> changes.position() > place);
    }
}
