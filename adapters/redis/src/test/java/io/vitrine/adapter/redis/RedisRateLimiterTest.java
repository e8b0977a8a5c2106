package io.vitrine.adapter.redis;

import io.vitrine.domain.limit.RateLimiter;
import io.vitrine.domain.limit.RateLimiterContract;
import java.time.Duration;

class RedisRateLimiterTest extends RateLimiterContract {

    private static final TestLink LINK = TestLink.patientlyTo(TestRedis.shared());

    @Override
    protected RateLimiter limiter() {
        return LINK.limiter();
    }

    @Override
    protected void pass(Duration time) {
        PassingTime.pass(TestRedis.shared(), time);
    }

    @Override
    protected Duration slack() {
        return Duration.ofSeconds(25);
    }
}
