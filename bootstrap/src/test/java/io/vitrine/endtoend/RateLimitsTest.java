package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The quotas that there are by default, through HTTP. */
class RateLimitsTest {

    private static final Map<String, Object> DEFAULTS = Map.of(
            "vitrine.limits.api.requests", 100,
            "vitrine.limits.auth.requests", 5,
            "vitrine.limits.password-reset.requests", 3);

    @Test
    void exactly_a_hundred_of_a_thousand_at_once_are_let_through() {
        try (var vitrine = Vitrine.with(DEFAULTS)) {
            var calls = IntStream.range(0, 1_000)
                    .mapToObj(_ -> vitrine.client()
                            .sendAsync(
                                    HttpRequest.newBuilder(vitrine.uri("/api/v1/categories"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .thenApply(HttpResponse::statusCode))
                    .toList();

            assertThat(calls.stream().map(CompletableFuture::join))
                    .hasSize(1_000)
                    .containsOnly(200, 429)
                    .filteredOn(status -> status == 200)
                    .hasSize(100);
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
