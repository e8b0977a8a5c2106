package io.vitrine.adapter.redis;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vitrine.domain.cache.SharedCache;
import java.util.Map;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The parts of one instance of the service that know Redis. */
final class TestLink implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private TestLink(Map<String, Object> settings) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.register(
                SslAutoConfiguration.class,
                RedisConfiguration.class,
                RedisLimitConfiguration.class,
                RedisCacheConfiguration.class);
        context.refresh();
    }

    /** With its usual settings, but one that waits while tests keep a machine busy. */
    static TestLink patientlyTo(TestRedis redis) {
        return with(Map.of(
                "spring.data.redis.host", "127.0.0.1",
                "spring.data.redis.port", redis.port(),
                "vitrine.redis.timeout", "5s"));
    }

    /** With its usual settings. */
    static TestLink to(int port) {
        return with(Map.of("spring.data.redis.host", "127.0.0.1", "spring.data.redis.port", port));
    }

    static TestLink with(Map<String, Object> settings) {
        return new TestLink(settings);
    }

    RedisRateLimiter limiter() {
        return context.getBean(RedisRateLimiter.class);
    }

    SharedCache cache() {
        return context.getBean("sharedCache", SharedCache.class);
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
