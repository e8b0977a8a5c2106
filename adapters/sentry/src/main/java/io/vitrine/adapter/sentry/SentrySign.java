package io.vitrine.adapter.sentry;

import io.vitrine.domain.health.Finding;
import io.vitrine.domain.health.Importance;
import io.vitrine.domain.health.VitalSign;
import reactor.core.publisher.Mono;

/** Whether Sentry takes what it is sent. */
final class SentrySign implements VitalSign {

    private final Delivery delivery;

    SentrySign(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public String name() {
        return "sentry";
    }

    @Override
    public Importance importance() {
        return Importance.HELPFUL;
    }

    @Override
    public Mono<Finding> look() {
        return Mono.fromSupplier(delivery::look);
    }
}
