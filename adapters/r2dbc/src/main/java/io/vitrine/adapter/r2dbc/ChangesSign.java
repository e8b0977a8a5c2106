package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.catalogue.CatalogueChanges;
import io.vitrine.domain.catalogue.CatalogueChanges.Hearing;
import io.vitrine.domain.health.Finding;
import io.vitrine.domain.health.Importance;
import io.vitrine.domain.health.Status;
import io.vitrine.domain.health.VitalSign;
import reactor.core.publisher.Mono;

/** Whether changes of the catalogue are heard, without which nothing that is kept of it is trusted. */
final class ChangesSign implements VitalSign {

    private final CatalogueChanges changes;

    ChangesSign(CatalogueChanges changes) {
        this.changes = changes;
    }

    @Override
    public String name() {
        return "changes";
    }

    @Override
    public Importance importance() {
        return Importance.HELPFUL;
    }

    @Override
    public Mono<Finding> look() {
        return Mono.fromSupplier(() -> changes.hearing() == Hearing.CURRENT
                ? Finding.up()
                : Finding.of(
                        Status.DEGRADED, "changes of the catalogue are not heard, so nothing kept of it is trusted"));
    }
}
