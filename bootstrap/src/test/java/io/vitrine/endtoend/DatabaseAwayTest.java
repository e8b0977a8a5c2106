package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.endtoend.Vitrine.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** PostgreSQL goes away while the service runs, and comes back. */
class DatabaseAwayTest {

    @Test
    void requests_are_refused_quickly_and_answered_again_soon_after_its_return() {
        try (var database = TestDatabase.started();
                var vitrine = Vitrine.on(database)) {
            assertThat(vitrine.get("/api/v1/products").status()).isEqualTo(200);

            database.stop();
            var begin = System.nanoTime();
            var read = vitrine.get("/api/v1/products");
            var write = vitrine.post("/api/v1/products", "{\"sku\":\"A\",\"name\":\"n\"}");

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
            isUnavailable(read);
            isUnavailable(write);

            database.startAgain();
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() ->
                            assertThat(vitrine.get("/api/v1/products").status()).isEqualTo(200));
            assertThat(vitrine.get("/api/v1/products?count=exact")
                            .json()
                            .path("page")
                            .path("total")
                            .asInt())
                    .isZero();
        }
    }

    private static void isUnavailable(Reply refused) {
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("unavailable");
        assertThat(refused.header("Retry-After")).isNotEmpty();
    }
}
