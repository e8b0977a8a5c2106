package io.vitrine.domain.cache;

import io.vitrine.domain.limit.MovableClock;
import java.time.Duration;

class InMemorySharedCacheTest extends SharedCacheContract {
    private final MovableClock clock = new MovableClock();
    private final SharedCache cache = new InMemorySharedCache(clock);

    @Override
    protected SharedCache cache() {
        return cache;
    }

    @Override
    protected void pass(Duration time) {
        clock.pass(time);
    }
}
