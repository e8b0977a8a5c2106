package io.vitrine.benchmark;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vitrine.adapter.redis.LeasedRateLimiter;
import io.vitrine.adapter.redis.RedisConfiguration;
import io.vitrine.adapter.redis.RedisLimitConfiguration;
import io.vitrine.adapter.redis.RedisRateLimiter;
import io.vitrine.adapter.redis.TestRedis;
import io.vitrine.adapter.resilience4j.InProcessRateLimiter;
import io.vitrine.adapter.resilience4j.Resilience4jConfiguration;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import io.vitrine.domain.limit.RateLimiter;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import reactor.core.publisher.Flux;

/**
 * Decisions a second, of a hundred clients with 32 requests under way: of an instance on its own, of one with a Redis beside it, and of
 * one that leases ten at a time. Argument: the seconds for each.
 */
final class LimitBenchmark {

    private static final Quota ENDLESS = new Quota(1_000_000, Duration.ofSeconds(10));
    private static final int AT_ONCE = 32;
    private static final LimitKey[] CLIENTS = IntStream.range(0, 100)
            .mapToObj(n -> new LimitKey(Policy.API, LimitKey.Of.ADDRESS, "198.51.100." + n))
            .toArray(LimitKey[]::new);

    private LimitBenchmark() {}

    public static void main(String[] arguments) {
        var seconds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        try (var redis = TestRedis.started();
                var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "benchmark",
                            Map.of(
                                    "spring.data.redis.host", "127.0.0.1",
                                    "spring.data.redis.port", redis.port(),
                                    "vitrine.redis.timeout", "5s")));
            context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
            context.register(RedisConfiguration.class, RedisLimitConfiguration.class, Resilience4jConfiguration.class);
            context.refresh();
            var shared = context.getBean(RedisRateLimiter.class);
            var own = context.getBean(InProcessRateLimiter.class);
            for (int round = 0; round < 3; round++) {
                System.out.printf(
                        "decisions/s: alone %,d   with Redis %,d   leased %,d%n",
                        measured(own, seconds),
                        measured(shared, seconds),
                        measured(new LeasedRateLimiter(shared, 10, System::nanoTime), seconds));
            }
        }
    }

    private static long measured(RateLimiter limiter, int seconds) {
        var decisions = Flux.range(0, Integer.MAX_VALUE)
                .flatMap(n -> limiter.take(CLIENTS[n % CLIENTS.length], ENDLESS), AT_ONCE)
                .take(Duration.ofSeconds(seconds))
                .count()
                .blockOptional()
                .orElseThrow();
        return decisions / seconds;
    }
}
