package io.vitrine.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import io.vitrine.domain.limit.RateLimiter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Several instances on one Redis, and one instance on a Redis of several servers. */
class RedisInstancesTest {

    private static final Quota HUNDRED = new Quota(100, Duration.ofMinutes(15));

    @Test
    void three_instances_let_through_the_quota_of_one() {
        var redis = TestRedis.shared();
        try (var one = TestLink.patientlyTo(redis);
                var two = TestLink.patientlyTo(redis);
                var three = TestLink.patientlyTo(redis)) {
            var decisions =
                    atOnce(List.of(one.limiter(), two.limiter(), three.limiter()), address("of-three"), HUNDRED, 1_000);

            assertThat(decisions).hasSize(1_000);
            assertThat(letThrough(decisions)).isEqualTo(100);
            assertThat(decisions)
                    .filteredOn(it -> it instanceof Decision.Exceeded exceeded && exceeded.first())
                    .hasSize(1);
        }
    }

    @Test
    void three_instances_that_lease_let_through_no_more_than_the_quota() {
        var redis = TestRedis.shared();
        try (var one = TestLink.patientlyTo(redis);
                var two = TestLink.patientlyTo(redis);
                var three = TestLink.patientlyTo(redis)) {
            var limiters = List.<RateLimiter>of(
                    new LeasedRateLimiter(one.limiter(), 10, System::nanoTime),
                    new LeasedRateLimiter(two.limiter(), 10, System::nanoTime),
                    new LeasedRateLimiter(three.limiter(), 10, System::nanoTime));

            var decisions = atOnce(limiters, address("of-leases"), HUNDRED, 1_000);

            assertThat(letThrough(decisions)).isBetween(100 - 3 * 9L, 100L);
            assertThat(letThrough(atOnce(limiters, address("of-leases"), HUNDRED, 1_000)))
                    .isLessThanOrEqualTo(100 - letThrough(decisions));
        }
    }

    @Test
    void a_cluster_of_three_masters_counts_each_key_on_one_of_them() {
        try (var cluster = TestCluster.ofThree();
                var link = TestLink.with(Map.of(
                        "spring.data.redis.cluster.nodes", cluster.addresses(), "vitrine.redis.timeout", "5s"))) {
            var keys = IntStream.range(0, 60)
                    .mapToObj(n -> address("of-cluster-" + n))
                    .toList();

            for (var key : keys) {
                assertThat(letThrough(atOnce(List.of(link.limiter()), key, new Quota(5, Duration.ofHours(1)), 20)))
                        .isEqualTo(5);
            }

            assertThat(cluster.masters()).allMatch(node -> !node.say("DBSIZE").startsWith(":0\r"));
        }
    }

    @Test
    void a_user_with_a_password_is_let_in() {
        try (var redis = TestRedis.started("--requirepass", "velvet");
                var link = TestLink.with(Map.of(
                        "spring.data.redis.host", "127.0.0.1",
                        "spring.data.redis.port", redis.port(),
                        "spring.data.redis.username", "default",
                        "spring.data.redis.password", "velvet",
                        "vitrine.redis.timeout", "5s"))) {
            assertThat(letThrough(atOnce(List.of(link.limiter()), address("known"), HUNDRED, 10)))
                    .isEqualTo(10);
        }
    }

    private static List<Decision> atOnce(List<? extends RateLimiter> limiters, LimitKey key, Quota quota, int many) {
        return Objects.requireNonNull(Flux.range(0, many)
                .flatMap(
                        n -> limiters.get(n % limiters.size()).take(key, quota).subscribeOn(Schedulers.parallel()),
                        many)
                .collectList()
                .block(Duration.ofSeconds(60)));
    }

    private static long letThrough(List<Decision> decisions) {
        return decisions.stream().filter(Decision.Allowed.class::isInstance).count();
    }

    private static LimitKey address(String id) {
        return new LimitKey(Policy.API, LimitKey.Of.ADDRESS, id);
    }
}
