package io.vitrine.domain.shared;

import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import reactor.core.publisher.Mono;

/** Sweeps the stores in memory that it is given. */
public final class InMemoryHousekeeping implements Housekeeping {
    private final List<ToLongFunction<Instant>> stores;

    /** @param stores each forgets what is too old at an instant and says how much that was */
    public InMemoryHousekeeping(List<ToLongFunction<Instant>> stores) {
        this.stores = List.copyOf(stores);
    }

    @Override
    public Mono<Long> sweep(Instant now) {
        return Mono.fromSupplier(
                () -> stores.stream().mapToLong(store -> store.applyAsLong(now)).sum());
    }
}
