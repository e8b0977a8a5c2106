package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.adapter.redis.TestRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away, one way or another: what was read before is read on as if nothing had happened. */
class CachedReadsWhileAwayTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String BY_HAND = "UPDATE product SET name = 'By hand' WHERE sku = 'A'";

    private final int port = TestRedis.freePort();

    @TempDir
    private Path folder;

    /** Databases of tests forget the last commits in a crash, unless they are told not to. */
    @Test
    void what_was_read_before_is_read_on_while_postgresql_is_killed_and_comes_back() {
        var database = TestDatabase.startedIn(folder, port);
        database.execute("ALTER ROLE postgres SET synchronous_commit = on");
        try (var vitrine = Vitrine.on(database)) {
            var catalogue = Catalogue.filled(vitrine);

            try (var readers = Readers.of(vitrine, catalogue.paths())) {
                new DatabaseProcess(folder).kill();
                catalogue.isShownButNothingElse();
                readers.goOn();
                database.close();

                try (var back = TestDatabase.startedIn(folder, port)) {
                    back.execute(BY_HAND);
                    catalogue.isShownAsItIsNow();
                    readers.goOn();
                }
            }
        }
    }

    @Test
    void so_it_is_while_postgresql_accepts_and_does_not_answer() {
        try (var database = TestDatabase.startedIn(folder, port);
                var vitrine = Vitrine.on(database)) {
            var catalogue = Catalogue.filled(vitrine);

            try (var readers = Readers.of(vitrine, catalogue.paths())) {
                new DatabaseProcess(folder).frozen(() -> {
                    readers.goOn();
                    catalogue.isShownButNothingElse();
                    readers.goOn();
                });

                database.execute(BY_HAND);
                catalogue.isShownAsItIsNow();
                readers.goOn();
            }
        }
    }

    /**
     * What there is to read.
     *
     * @param paths of what was read before
     */
    private record Catalogue(Vitrine vitrine, String product, List<String> paths, String other) {

        static Catalogue filled(Vitrine vitrine) {
            var brand = vitrine.post("/api/v1/brands", "{\"name\":\"Brand\"}").header("Location");
            var product = vitrine.post("/api/v1/products", "{\"sku\":\"A\",\"name\":\"Bag\",\"status\":\"active\"}")
                    .header("Location");
            var other = vitrine.post("/api/v1/products", "{\"sku\":\"B\",\"name\":\"Box\",\"status\":\"active\"}")
                    .header("Location");
            var paths = List.of(
                    product,
                    brand,
                    "/api/v1/products/by-sku/A",
                    "/api/v1/products?size=1",
                    "/api/v1/products?q=bag&facets=brand",
                    "/api/v1/brands",
                    "/api/v1/categories");
            paths.forEach(
                    path -> assertThat(vitrine.get(path).status()).as(path).isEqualTo(200));
            return new Catalogue(vitrine, product, paths, other);
        }

        void isShownButNothingElse() {
            DatabaseAwayTest.isRefusedWithinTwoSeconds(() -> vitrine.get(other));
            DatabaseAwayTest.isRefusedWithinTwoSeconds(() -> vitrine.get("/api/v1/products?size=2"));
            DatabaseAwayTest.isRefusedWithinTwoSeconds(
                    () -> vitrine.patch(product, "{\"name\":\"No\"}", "If-Match", "*"));
            paths.forEach(
                    path -> assertThat(vitrine.get(path).status()).as(path).isEqualTo(200));
        }

        void isShownAsItIsNow() {
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(vitrine.get(other).status()).isEqualTo(200);
                assertThat(vitrine.get(product).json().path("name").asString()).isEqualTo("By hand");
                assertThat(vitrine.get("/api/v1/products/by-sku/A").body()).contains("By hand");
                assertThat(vitrine.get("/api/v1/products?q=hand").body()).contains("By hand");
            });
            var patched = vitrine.patch(product, "{\"name\":\"Patched\"}", "If-Match", "*");
            assertThat(patched.status()).as(patched.body()).isEqualTo(200);
            assertThat(vitrine.get(product).body()).contains("Patched");
        }
    }
}
