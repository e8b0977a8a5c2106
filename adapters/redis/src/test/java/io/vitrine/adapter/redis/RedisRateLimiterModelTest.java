package io.vitrine.adapter.redis;

import io.vitrine.domain.limit.RateLimiter;
import io.vitrine.domain.limit.RateLimiterModel;
import java.time.Duration;

class RedisRateLimiterModelTest extends RateLimiterModel {

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
