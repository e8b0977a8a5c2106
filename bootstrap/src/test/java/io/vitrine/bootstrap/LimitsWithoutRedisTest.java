package io.vitrine.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vitrine.adapter.redis.TestRedis;
import io.vitrine.application.limit.LimitRequests;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import io.vitrine.domain.health.VitalSign;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.ExceededLimits;
import io.vitrine.domain.limit.InMemoryExceededLimits;
import io.vitrine.domain.limit.KeyDigests;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.PlainKeyDigests;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Requests are limited, and none fails, whatever happens to Redis. */
class LimitsWithoutRedisTest {

    private static final Quota HUNDRED = new Quota(100, Duration.ofMinutes(15));
    private static final Occasion OCCASION =
            new Occasion(Instant.parse("2026-11-24T10:00:00Z"), new Origin("203.0.113.0/24", "Firefox"), "request-1");
    private static final AtomicInteger clients = new AtomicInteger();

    /** What happens to Redis, and how it ends. */
    enum Fault {
        KILLED(TestRedis::kill, TestRedis::startAgain),
        STOPPED(TestRedis::freeze, TestRedis::thaw),
        FULL(redis -> redis.say("CONFIG SET maxmemory 100000"), redis -> redis.say("CONFIG SET maxmemory 0")),
        REPLICA(redis -> redis.say("REPLICAOF 127.0.0.1 1"), redis -> redis.say("REPLICAOF NO ONE"));

        private final Consumer<TestRedis> begin;
        private final Consumer<TestRedis> end;

        Fault(Consumer<TestRedis> begin, Consumer<TestRedis> end) {
            this.begin = begin;
            this.end = end;
        }
    }

    /** The limits of an instance, with everything that is not about them in memory. */
    private record Instance(AnnotationConfigApplicationContext context) implements AutoCloseable {
        static Instance with(Map<String, Object> settings) {
            var context = new AnnotationConfigApplicationContext();
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
            context.registerBean(ExceededLimits.class, InMemoryExceededLimits::new);
            context.registerBean(AuditLog.class, InMemoryAuditLog::new);
            context.registerBean(KeyDigests.class, PlainKeyDigests::new);
            context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
            context.register(LimitUseCases.class);
            context.refresh();
            return new Instance(context);
        }

        static Instance on(TestRedis redis) {
            return with(Map.of("spring.data.redis.host", "127.0.0.1", "spring.data.redis.port", redis.port()));
        }

        LimitRequests limits() {
            return context.getBean(LimitRequests.class);
        }

        Decision admit(LimitKey key) {
            return limits().admit(key, HUNDRED, () -> OCCASION)
                    .blockOptional(Duration.ofSeconds(30))
                    .orElseThrow();
        }

        @Override
        public void close() {
            context.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_request_fails_and_limits_go_on_for_each_instance_until_redis_is_back(Fault fault) {
        try (var redis = TestRedis.started();
                var one = Instance.on(redis);
                var two = Instance.on(redis)) {
            awaitTogether(one, two);

            fault.begin.accept(redis);
            var key = client();
            awaitAlone(one, two);
            assertThat(letThrough(one, key)).isEqualTo(100);
            assertThat(letThrough(two, key)).isEqualTo(100);

            fault.end.accept(redis);
            awaitTogether(one, two);
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_request_fails_at_the_moment_at_which_redis_does(Fault fault) {
        try (var redis = TestRedis.started();
                var one = Instance.on(redis)) {
            awaitTogether(one, one);
            var decided = new AtomicInteger();
            var faultAfter = 500;

            var decisions = Flux.range(0, 5_000)
                    .flatMap(
                            n -> one.limits()
                                    .admit(client(), HUNDRED, () -> OCCASION)
                                    .doOnNext(_ -> {
                                        if (decided.incrementAndGet() == faultAfter) {
                                            Schedulers.boundedElastic().schedule(() -> fault.begin.accept(redis));
                                        }
                                    }),
                            32)
                    .collectList()
                    .block(Duration.ofSeconds(60));

            assertThat(decisions).hasSize(5_000).hasOnlyElementsOfType(Decision.Allowed.class);
            fault.end.accept(redis);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void that_redis_is_back_is_known_without_a_request_being_counted(int lease) {
        try (var redis = TestRedis.started();
                var one = Instance.with(Map.of(
                        "spring.data.redis.host",
                        "127.0.0.1",
                        "spring.data.redis.port",
                        redis.port(),
                        "vitrine.limits.lease",
                        lease))) {
            var health = one.context().getBean(VitalSign.class);
            redis.kill();
            awaitAlone(one);

            redis.startAgain();

            await().atMost(Duration.ofSeconds(30)).until(() -> {
                health.look().block(Duration.ofSeconds(30));
                return !one.limits().alone();
            });
            assertThat(redis.say("DBSIZE")).contains("0");
        }
    }

    @Test
    void without_a_redis_nothing_connects_and_an_instance_counts_and_is_not_called_alone() {
        try (var one = Instance.with(Map.of())) {
            assertThat(Stream.of(one.context().getBeanDefinitionNames())).noneMatch(name -> name.contains("edis"));
            assertThat(letThrough(one, client())).isEqualTo(100);
            assertThat(one.limits().alone()).isFalse();
        }
    }

    @Test
    void with_leases_the_quota_is_let_through_too() {
        var settings = Map.<String, Object>of(
                "spring.data.redis.host", "127.0.0.1",
                "spring.data.redis.port", TestRedis.shared().port(),
                "vitrine.redis.timeout", "5s",
                "vitrine.limits.lease", "10");
        try (var one = Instance.with(settings)) {
            assertThat(letThrough(one, client())).isEqualTo(100);
        }
    }

    /** Of a thousand at once. */
    private static long letThrough(Instance instance, LimitKey key) {
        List<Decision> decisions = Objects.requireNonNull(Flux.range(0, 1_000)
                .flatMap(
                        _ -> instance.limits()
                                .admit(key, HUNDRED, () -> OCCASION)
                                .subscribeOn(Schedulers.parallel()),
                        1_000)
                .collectList()
                .block(Duration.ofSeconds(60)));
        assertThat(decisions).hasSize(1_000);
        return decisions.stream().filter(Decision.Allowed.class::isInstance).count();
    }

    private static void awaitAlone(Instance... instances) {
        for (var instance : instances) {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                instance.admit(client());
                return instance.limits().alone();
            });
        }
    }

    /** What one lets through counts for the other. */
    private static void awaitTogether(Instance one, Instance two) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            var key = client();
            return one.admit(key).remaining() == 99 && two.admit(key).remaining() == 98;
        });
        assertThat(one.limits().alone()).isFalse();
    }

    private static LimitKey client() {
        return new LimitKey(Policy.API, LimitKey.Of.ADDRESS, "client-" + clients.incrementAndGet());
    }
}
