package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.redis.TestRedis;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The quotas that there are by default, through HTTP. */
class RateLimitsTest {

    private static final int QUOTA = 100;
    private static final Map<String, Object> DEFAULTS = Map.of(
            "vitrine.limits.api.requests", QUOTA,
            "vitrine.limits.auth.requests", 5,
            "vitrine.limits.password-reset.requests", 3);

    /** More at once would be more connections than a client opens for one server. */
    private final Semaphore open = new Semaphore(200);

    @Test
    void exactly_a_hundred_of_a_thousand_at_once_are_let_through() {
        try (var vitrine = Vitrine.with(DEFAULTS)) {
            assertThat(atOnce(List.of(vitrine), 1_000))
                    .containsOnly(200, 429)
                    .filteredOn(status -> status == 200)
                    .hasSize(QUOTA);
        }
    }

    @Test
    void three_instances_with_one_redis_count_together_and_without_it_on_their_own() {
        try (var redis = TestRedis.started();
                var one = Vitrine.with(with(redis));
                var two = Vitrine.with(with(redis));
                var three = Vitrine.with(with(redis))) {
            var instances = List.of(one, two, three);

            assertThat(atOnce(instances, 1_000))
                    .containsOnly(200, 429)
                    .filteredOn(status -> status == 200)
                    .hasSize(QUOTA);

            redis.kill();
            assertThat(atOnce(instances, 1_200))
                    .containsOnly(200, 429)
                    .filteredOn(status -> status == 200)
                    .hasSize(instances.size() * QUOTA);
        }
    }

    @Test
    void no_request_fails_while_redis_is_killed() {
        try (var redis = TestRedis.started();
                var vitrine = Vitrine.with(with(redis))) {
            var calls = sent(List.of(vitrine), 1_000);
            calls.get(QUOTA).join();
            redis.kill();

            assertThat(calls.stream().map(CompletableFuture::join).toList()).containsOnly(200, 429);
        }
    }

    @Test
    void the_sixth_login_and_the_fourth_forgotten_password_are_refused() {
        try (var vitrine = Vitrine.with(DEFAULTS)) {
            for (int i = 0; i < 5; i++) {
                assertThat(login(vitrine, i)).isEqualTo(401);
            }
            assertThat(login(vitrine, 5)).isEqualTo(429);

            for (int i = 0; i < 3; i++) {
                assertThat(forgotten(vitrine, i)).isEqualTo(202);
            }
            assertThat(forgotten(vitrine, 3)).isEqualTo(429);
            assertThat(vitrine.get("/api/v1/categories").status()).isEqualTo(200);
        }
    }

    private static Map<String, Object> with(TestRedis redis) {
        var settings = new HashMap<>(DEFAULTS);
        settings.put("REDIS_HOST", "127.0.0.1");
        settings.put("REDIS_PORT", redis.port());
        return settings;
    }

    private List<Integer> atOnce(List<Vitrine> instances, int calls) {
        return sent(instances, calls).stream().map(CompletableFuture::join).toList();
    }

    /** So many calls of one client, to each instance in turn. */
    private List<CompletableFuture<Integer>> sent(List<Vitrine> instances, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(call -> sent(instances.get(call % instances.size())))
                .toList();
    }

    private CompletableFuture<Integer> sent(Vitrine vitrine) {
        open.acquireUninterruptibly();
        var request = HttpRequest.newBuilder(vitrine.uri("/api/v1/categories")).build();
        return vitrine.client()
                .sendAsync(request, BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode)
                .whenComplete((_, _) -> open.release());
    }

    private static int login(Vitrine vitrine, int number) {
        return vitrine.anonymousPost(
                        "/api/v1/auth/login",
                        "{\"email\":\"nobody%d@example.org\",\"password\":\"correct horse battery\"}".formatted(number))
                .status();
    }

    private static int forgotten(Vitrine vitrine, int number) {
        return vitrine.anonymousPost(
                        "/api/v1/auth/password/forgot", "{\"email\":\"nobody%d@example.org\"}".formatted(number))
                .status();
    }
}
