package io.vitrine.architecture.broken.chance_comes_through_a_port.application;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

class PickShelf {
    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }

    int any(int most) {
        return ThreadLocalRandom.current().nextInt(most);
    }
}
