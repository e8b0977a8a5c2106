package io.vitrine.domain.limit;

import java.time.Duration;

class InMemoryRateLimiterModelTest extends RateLimiterModel {
    private final MovableClock clock = new MovableClock();
    private final RateLimiter limiter = new InMemoryRateLimiter(clock);

    @Override
    protected RateLimiter limiter() {
        return limiter;
    }

    @Override
    protected void pass(Duration time) {
        clock.pass(time);
    }
}
