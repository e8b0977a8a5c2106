package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.adapter.redis.TestRedis;
import io.vitrine.domain.catalogue.CatalogueChanges;
import io.vitrine.domain.catalogue.CatalogueChanges.Hearing;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many want a product at once that nobody has read. PostgreSQL itself counts how often it was asked for it. */
class ColdProductsTest {

    private static final int CALLS = 1_000;

    /** As many at once while PostgreSQL cannot answer; the others come when it can. */
    private static final int WAITING = 300;

    @TempDir
    private static Path folder;

    private static @Nullable TestDatabase counting;

    /** What counts has to be loaded when the server starts. */
    @BeforeAll
    static void a_database_that_counts() {
        var port = TestRedis.freePort();
        try (var database = TestDatabase.startedIn(folder, port)) {
            database.execute("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
        }
        counting = TestDatabase.startedIn(folder, port);
        counting.execute("CREATE EXTENSION pg_stat_statements");
    }

    @AfterAll
    static void stop() {
        database().close();
    }

    @Test
    void with_redis_it_is_asked_for_once_by_all_instances() throws SQLException {
        try (var redis = TestRedis.started();
                var one = instance(redis);
                var two = instance(redis);
                var three = instance(redis)) {
            var instances = List.of(one, two, three);
            var product = created(one);
            instances.forEach(it -> awaitUseOf(redis, it));

            assertThat(queriesOf(product, instances)).isEqualTo(1);
        }
    }

    @Test
    void without_redis_it_is_asked_for_once_by_each_instance() throws SQLException {
        try (var one = Vitrine.on(database());
                var two = Vitrine.on(database());
                var three = Vitrine.on(database())) {
            var instances = List.of(one, two, three);

            assertThat(queriesOf(created(one), instances)).isEqualTo(instances.size());
        }
    }

    private static TestDatabase database() {
        return Objects.requireNonNull(counting);
    }

    private static Vitrine instance(TestRedis redis) {
        return Vitrine.on(database(), Map.of("REDIS_HOST", "127.0.0.1", "REDIS_PORT", redis.port()));
    }

    private static String created(Vitrine vitrine) {
        var reply = vitrine.post(
                "/api/v1/products", "{\"name\":\"Bag\",\"status\":\"active\",\"sku\":\"" + System.nanoTime() + "\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.header("Location");
    }

    /** What has just changed is not kept for others, until an instance knows that this is long enough ago. */
    private static void awaitUseOf(TestRedis redis, Vitrine vitrine) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            redis.say("FLUSHALL");
            assertThat(vitrine.get("/api/v1/products?sku=" + System.nanoTime()).status())
                    .isEqualTo(200);
            assertThat(redis.say("KEYS vitrine:cache:*")).contains("vitrine");
        });
    }

    /** Whoever does not hear of changes asks for each reader. */
    private static void awaitTrust(Vitrine vitrine) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> vitrine.bean(CatalogueChanges.class).hearing() == Hearing.CURRENT);
    }

    private static int queriesOf(String product, List<Vitrine> instances) throws SQLException {
        var calls = new ArrayList<CompletableFuture<Integer>>();
        instances.forEach(ColdProductsTest::awaitTrust);
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + database().port() + "/postgres",
                        database().user(),
                        "");
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_stat_statements_reset()");
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE product IN ACCESS EXCLUSIVE MODE");
            call(product, instances, WAITING, calls);
            await().until(() -> count("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
            connection.rollback();
        }
        call(product, instances, CALLS, calls);
        assertThat(calls.stream().map(CompletableFuture::join)).hasSize(CALLS).containsOnly(200);
        return count("""
            SELECT coalesce(sum(calls), 0) FROM pg_stat_statements WHERE query ~ 'FROM product\\s+WHERE id ='\
            """);
    }

    /** Goes on until there are so many, at each instance in turn. */
    private static void call(String path, List<Vitrine> instances, int until, List<CompletableFuture<Integer>> calls) {
        while (calls.size() < until) {
            calls.add(called(path, instances.get(calls.size() % instances.size())));
        }
    }

    private static CompletableFuture<Integer> called(String path, Vitrine vitrine) {
        var request = HttpRequest.newBuilder(vitrine.uri(path))
                .timeout(Duration.ofSeconds(30))
                .build();
        return vitrine.client().sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    private static int count(String sql) {
        return Objects.requireNonNull(
                        database().client().sql(sql).mapValue(Long.class).one().block())
                .intValue();
    }
}
