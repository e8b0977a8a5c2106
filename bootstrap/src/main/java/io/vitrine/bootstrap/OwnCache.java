package io.vitrine.bootstrap;

import io.vitrine.domain.health.Finding;
import io.vitrine.domain.health.Importance;
import io.vitrine.domain.health.VitalSign;
import reactor.core.publisher.Mono;

/** What every instance keeps in its own memory, where there is nothing that they share: it cannot be away. */
final class OwnCache implements VitalSign {

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public Importance importance() {
        return Importance.HELPFUL;
    }

    @Override
    public Mono<Finding> look() {
        return Mono.just(Finding.up());
    }
}
