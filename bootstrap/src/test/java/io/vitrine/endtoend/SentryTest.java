package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.vitrine.adapter.sentry.TestSentry;
import io.vitrine.adapter.sentry.TestSentry.Manner;
import io.vitrine.domain.account.Role;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Sentry is told by a running service, and what becomes of the service without it. */
class SentryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HEALTH = "/api/v1/health";

    private final TestSentry sentry = TestSentry.started();

    @AfterEach
    void end() {
        sentry.close();
    }

    @Test
    void requests_slow_ones_memory_and_the_cleanup_are_told_and_nothing_that_is_nobodys_business() {
        var settings = Map.<String, Object>of(
                "SENTRY_DSN", sentry.dsn(),
                "vitrine.log.slow", "1ms",
                "vitrine.sentry.waiting", "1000",
                "vitrine.health.memory", "1MB",
                "vitrine.cleanup.first", "10ms");
        try (var vitrine = Vitrine.with(settings)) {
            var reply = vitrine.post("/api/v1/brands", "{\"name\":\"hunter2-" + System.nanoTime() + "\"}");
            assertThat(reply.status()).isEqualTo(201);
            assertThat(vitrine.get("/api/v1/products?q=hunter2", "X-Request-Id", "cold")
                            .status())
                    .isEqualTo(200);

            var slow = sentry.awaitIncident("slow-request");
            assertThat(slow.path("environment").asString()).isEqualTo("local");
            assertThat(slow.path("release").asString()).matches("vitrine@\\d+\\.\\d+\\.\\d+.*");
            assertThat(sentry.awaitIncident("memory-high")
                            .at("/contexts/measured/limit")
                            .asLong())
                    .isEqualTo(1 << 20);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(sentry.taken("check_in"))
                            .extracting(checkIn -> checkIn.path("status").asString())
                            .containsExactly("in_progress", "ok"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(sentry.taken("transaction"))
                            .extracting(transaction ->
                                    transaction.path("transaction").asString())
                            .contains("POST /api/v1/brands", "GET /api/v1/products"));
        }
        assertThat(sentry.everything()).doesNotContain("hunter2", "127.0.0.1\"", "Bearer", "eyJ", "localhost");
    }

    @Test
    void without_it_the_service_is_less_than_it_should_be_and_goes_on() {
        try (var vitrine = Vitrine.with(Map.of("SENTRY_DSN", sentry.dsn()))) {
            awaitHealth(vitrine, "UP");

            sentry.stop();
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(vitrine.get("/nothing").status()).isEqualTo(404);
                assertThat(details(vitrine).at("/components/sentry/status").asString())
                        .isEqualTo("DEGRADED");
            });
            awaitHealth(vitrine, "DEGRADED");
            assertThat(vitrine.get("/api/v1/ready").status()).isEqualTo(200);
            assertThat(details(vitrine).at("/components/sentry/facts/lost").asLong())
                    .isPositive();

            sentry.startAgain();
            awaitHealth(vitrine, "UP");
        }
    }

    @Test
    void one_that_never_answers_keeps_neither_the_start_nor_requests_nor_the_end_waiting() {
        sentry.is(Manner.SILENT);
        var vitrine = Vitrine.with(Map.of("SENTRY_DSN", sentry.dsn()));

        for (int i = 0; i < 200; i++) {
            assertThat(vitrine.get("/api/v1/nothing").status()).isEqualTo(404);
        }

        assertTimeoutPreemptively(Duration.ofSeconds(20), vitrine::close);
    }

    private static void awaitHealth(Vitrine vitrine, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                vitrine.get(HEALTH).json().path("status").asString())
                        .as(() -> details(vitrine).toString())
                        .isEqualTo(status));
    }

    private static JsonNode details(Vitrine vitrine) {
        return vitrine.get(HEALTH, "Authorization", "Bearer " + vitrine.token(Role.ADMIN))
                .json();
    }
}
