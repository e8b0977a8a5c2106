package io.vitrine.adapter.redis;

import io.vitrine.domain.cache.SharedCache;
import io.vitrine.domain.cache.SharedCacheContract;
import java.time.Duration;

class RedisSharedCacheTest extends SharedCacheContract {

    private static final TestRedis REDIS = TestRedis.shared();
    private static final TestLink LINK = TestLink.patientlyTo(REDIS);

    @Override
    protected SharedCache cache() {
        return LINK.cache();
    }

    @Override
    protected void pass(Duration time) {
        PassingTime.passForTheCache(REDIS, time);
    }

    @Override
    protected Duration slack() {
        return Duration.ofSeconds(25);
    }
}
