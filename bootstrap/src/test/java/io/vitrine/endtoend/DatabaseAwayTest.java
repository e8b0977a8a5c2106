package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.endtoend.Vitrine.Reply;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away while the service runs, and comes back. */
class DatabaseAwayTest {

    @Test
    void requests_are_refused_quickly_and_answered_again_soon_after_its_return(@TempDir Path folder)
            throws IOException {
        var database = TestDatabase.startedIn(folder, freePort());
        try (var vitrine = Vitrine.on(database)) {
            assertThat(vitrine.get("/api/v1/categories").status()).isEqualTo(200);

            database.close();
            isRefusedWithinTwoSeconds(() -> vitrine.get("/api/v1/products"));
            isRefusedWithinTwoSeconds(() -> vitrine.post("/api/v1/products", "{\"sku\":\"A\",\"name\":\"n\"}"));

            try (var _ = TestDatabase.startedIn(folder, database.port())) {
                await().atMost(Duration.ofSeconds(5))
                        .untilAsserted(
                                () -> assertThat(vitrine.get("/api/v1/products").status())
                                        .isEqualTo(200));
                assertThat(vitrine.get("/api/v1/products?count=exact")
                                .json()
                                .path("page")
                                .path("total")
                                .asInt())
                        .as("nothing was half written")
                        .isZero();
            }
        }
    }

    static void isRefusedWithinTwoSeconds(Supplier<Reply> call) {
        var begin = System.nanoTime();
        var refused = call.get();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(2_500));
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("unavailable");
        assertThat(refused.header("Retry-After")).isNotEmpty();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
