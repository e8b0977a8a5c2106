package io.vitrine.adapter.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.ServedHealth;
import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.health.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** How an instance is, over HTTP. */
final class HealthTest {

    private static final WebFixture WEB = WebFixture.started("--test.quota=1");
    private static final String LIVE = "/api/v1/live";
    private static final String READY = "/api/v1/ready";
    private static final String HEALTH = "/api/v1/health";

    private final ServedHealth health = WEB.bean(ServedHealth.class);

    @AfterAll
    static void close() {
        WEB.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        UP,   UP,       UP,   200, 200, 200, UP
        UP,   DEGRADED, UP,   200, 200, 200, DEGRADED
        DOWN, UP,       UP,   200, 503, 503, DOWN
        DOWN, DEGRADED, UP,   200, 503, 503, DOWN
        UP,   UP,       DOWN, 503, 503, 503, DOWN
        """)
    void each_says_what_concerns_it(
            Status ofDatabase, Status ofCache, Status ofThreads, int live, int ready, int ofHealth, Status status) {
        try (var _ = health.during(ofDatabase, ofCache, ofThreads)) {
            says(WEB.anonymous(), LIVE, live, "{\"status\":\"%s\"}".formatted(live == 200 ? "UP" : "DOWN"));
            says(WEB.anonymous(), READY, ready, "{\"status\":\"%s\"}".formatted(ready == 200 ? "UP" : "DOWN"));
            says(
                    WEB.anonymous(),
                    HEALTH,
                    ofHealth,
                    "{\"status\":\"%s\",\"version\":\"1.2.3\",\"uptime\":\"PT0S\"}".formatted(status));
        }
    }

    @Test
    void administrators_see_why() {
        try (var _ = health.during(Status.UP, Status.DEGRADED, Status.UP)) {
            says(WEB.admin(), HEALTH, 200, """
                {"status":"DEGRADED","version":"1.2.3","uptime":"PT0S","components":{\
                "cache":{"status":"DEGRADED","reason":"a test wants it so","ageMillis":0,"facts":{}},\
                "database":{"status":"UP","ageMillis":0,"facts":{}},\
                "threads":{"status":"UP","ageMillis":0,"facts":{}}}}\
                """);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "editor"})
    void nobody_else_does(String role) {
        WEB.as("ana", role)
                .get()
                .uri(HEALTH)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.components")
                .doesNotExist();
    }

    @Test
    void an_instance_that_ends_wants_no_requests_and_is_well() {
        try (var _ = health.ending()) {
            says(WEB.anonymous(), READY, 503, "{\"status\":\"DOWN\"}");
            says(WEB.anonymous(), LIVE, 200, "{\"status\":\"UP\"}");
        }
        says(WEB.anonymous(), READY, 200, "{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {LIVE, READY, HEALTH})
    void whatever_hangs_everybody_is_answered_and_nothing_is_asked_for_them(String path) {
        try (var _ = health.hanging()) {
            var looks = health.looks();

            for (int i = 0; i < 50; i++) {
                WEB.anonymous().get().uri(path).exchange().expectStatus().isOk();
            }

            assertThat(health.looks()).isEqualTo(looks);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LIVE, READY, HEALTH})
    void it_is_not_kept_not_counted_and_asked_for_with_head_too(String path) {
        for (var method : new HttpMethod[] {HttpMethod.GET, HttpMethod.HEAD, HttpMethod.GET}) {
            WEB.anonymous()
                    .method(method)
                    .uri(path + "?time=1")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_JSON)
                    .expectHeader()
                    .valueEquals("Cache-Control", "no-store")
                    .expectHeader()
                    .doesNotExist("RateLimit");
        }
        try (var _ = health.during(Status.DOWN, Status.UP, Status.DOWN)) {
            WEB.anonymous()
                    .head()
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .valueEquals("Cache-Control", "no-store");
        }
    }

    @ParameterizedTest
    @CsvSource({LIVE + ",200", READY + ",200", HEALTH + ",401"})
    void no_token_has_an_instance_restarted_but_one_that_asks_for_details_has_to_be_valid(String path, int status) {
        WEB.anonymous()
                .get()
                .uri(path)
                .header("Authorization", "Bearer forged")
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private static void says(WebTestClient client, String path, int status, String document) {
        client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .isEqualTo(document);
    }
}
