package io.vitrine.architecture.broken.chance_comes_through_a_port.domain;

import java.util.UUID;

record Shelf(UUID id) {
    static Shelf madeUp() {
        return new Shelf(UUID.randomUUID());
    }
}
