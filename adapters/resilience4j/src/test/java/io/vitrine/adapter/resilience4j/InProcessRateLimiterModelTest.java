package io.vitrine.adapter.resilience4j;

import io.vitrine.domain.limit.MovableClock;
import io.vitrine.domain.limit.RateLimiter;
import io.vitrine.domain.limit.RateLimiterModel;
import java.time.Duration;

class InProcessRateLimiterModelTest extends RateLimiterModel {

    private final MovableClock clock = new MovableClock();
    private final RateLimiter limiter = new InProcessRateLimiter(100_000, clock::nanoTime);

    @Override
    protected RateLimiter limiter() {
        return limiter;
    }

    @Override
    protected void pass(Duration time) {
        clock.pass(time);
    }
}
