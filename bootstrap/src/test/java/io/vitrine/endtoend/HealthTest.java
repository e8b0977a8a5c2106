package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.adapter.redis.TestRedis;
import io.vitrine.domain.account.Role;
import io.vitrine.endtoend.Vitrine.Reply;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What probes are told while PostgreSQL and Redis come and go, and while the service itself does. */
class HealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LIVE = "/api/v1/live";
    private static final String READY = "/api/v1/ready";
    private static final String HEALTH = "/api/v1/health";

    @Test
    void a_postgresql_that_is_killed_is_missed_and_welcome_again(@TempDir Path folder) throws IOException {
        var database = TestDatabase.startedIn(folder, freePort());
        try (var vitrine = Vitrine.on(database)) {
            awaitWell(vitrine);

            database.kill();
            awaitDown(vitrine);
            database.close();

            try (var _ = TestDatabase.startedIn(folder, database.port())) {
                awaitWell(vitrine);
            }
        }
    }

    @Test
    void one_that_hangs_keeps_nobody_waiting() {
        try (var database = TestDatabase.started();
                var vitrine = Vitrine.on(database)) {
            awaitWell(vitrine);

            database.freeze();
            try {
                awaitDown(vitrine);
                assertThat(details(vitrine).at("/components/database/reason").asString())
                        .isEqualTo("no answer in time");
                for (int i = 0; i < 20; i++) {
                    assertThat(vitrine.get(READY).status()).isEqualTo(503);
                }
            } finally {
                database.thaw();
            }

            awaitWell(vitrine);
        }
    }

    @Test
    void without_redis_it_is_less_than_it_should_be_and_goes_on() {
        try (var redis = TestRedis.started();
                var vitrine = Vitrine.with(Map.of("REDIS_HOST", "127.0.0.1", "REDIS_PORT", redis.port()))) {
            awaitWell(vitrine);

            redis.kill();
            awaitUntil(vitrine, HEALTH, 200, "DEGRADED");
            assertThat(vitrine.get(READY).status()).isEqualTo(200);
            assertThat(details(vitrine).at("/components/cache/status").asString())
                    .isEqualTo("DEGRADED");

            redis.startAgain();
            awaitWell(vitrine);
        }
    }

    @Test
    void administrators_see_the_parts_and_nobody_sees_where_they_are() {
        var vitrine = Vitrine.empty();
        awaitWell(vitrine);

        var details = details(vitrine);

        assertThat(details.path("components").propertyNames())
                .containsExactly("audit", "cache", "changes", "database", "limits", "memory", "threads");
        assertThat(details.path("version").asString()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(Duration.parse(details.path("uptime").asString())).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(details.at("/components/memory/facts/residentMegabytes").asLong())
                .isPositive();
        assertThat(details.toString())
                .doesNotContain(
                        "localhost",
                        "127.0.0.1",
                        Integer.toString(TestDatabase.shared().port()),
                        "postgres");
        assertThat(vitrine.get(HEALTH).json().has("components")).isFalse();
    }

    @Test
    void an_instance_that_ends_says_so_before_it_refuses_connections_and_answers_what_it_accepted() throws Exception {
        var vitrine = Vitrine.with(Map.of("vitrine.health.notice", "3s"));
        awaitWell(vitrine);
        try (var upload = new Socket(InetAddress.getLoopbackAddress(), vitrine.port())) {
            begin(upload, vitrine);

            var ending = CompletableFuture.runAsync(vitrine::close);

            await().atMost(PATIENCE).until(() -> freshly(vitrine.port(), READY) == 503);
            assertThat(freshly(vitrine.port(), LIVE)).isEqualTo(200);
            assertThat(freshly(vitrine.port(), "/api/v1/products"))
                    .as("it still answers")
                    .isEqualTo(200);

            await().atMost(PATIENCE).until(() -> isRefused(vitrine.port()));
            assertThat(ending).isNotDone();
            assertThat(ended(upload)).startsWith("HTTP/1.1 200").contains("\"created\":1");
            ending.get();
        }
    }

    @Test
    void while_it_migrates_there_is_nobody_to_ask_and_in_the_end_it_is_ready() throws Exception {
        var port = freePort();
        try (var database = TestDatabase.started();
                var holding = database.holding("flyway_schema_history")) {
            var starting = CompletableFuture.supplyAsync(() -> Vitrine.at(port, database));

            await().atMost(Duration.ofSeconds(90)).until(holding::isWaitedFor);
            assertThat(isRefused(port)).isTrue();
            assertThat(starting).isNotDone();

            holding.close();
            try (var vitrine = starting.get()) {
                awaitWell(vitrine);
            }
        }
    }

    private static void awaitWell(Vitrine vitrine) {
        awaitUntil(vitrine, READY, 200, "UP");
        awaitUntil(vitrine, HEALTH, 200, "UP");
        assertThat(vitrine.get(LIVE).status()).isEqualTo(200);
    }

    private static void awaitDown(Vitrine vitrine) {
        awaitUntil(vitrine, READY, 503, "DOWN");
        awaitUntil(vitrine, HEALTH, 503, "DOWN");
        assertThat(vitrine.get(LIVE).status()).isEqualTo(200);
        assertThat(details(vitrine).at("/components/database/status").asString())
                .isEqualTo("DOWN");
    }

    private static void awaitUntil(Vitrine vitrine, String path, int status, String word) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var reply = vitrine.get(path);
            assertThat(reply.json().path("status").asString())
                    .as(() -> details(vitrine).toString())
                    .isEqualTo(word);
            assertThat(reply.status()).isEqualTo(status);
        });
    }

    private static JsonNode details(Vitrine vitrine) {
        Reply reply = vitrine.get(HEALTH, "Authorization", "Bearer " + vitrine.token(Role.ADMIN));
        return reply.json();
    }

    /** The status that a client is answered with which has no connection yet. */
    private static int freshly(int port, String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static boolean isRefused(int port) throws IOException {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return false;
        } catch (ConnectException _) {
            return true;
        }
    }

    /** The first half of an upload, which the service has begun to read. */
    private static void begin(Socket socket, Vitrine vitrine) throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        write(socket, """
            POST /api/v1/imports HTTP/1.1
            Host: localhost
            Authorization: Bearer %s
            Content-Type: application/x-ndjson
            Transfer-Encoding: chunked
            Expect: 100-continue
            Connection: close

            """.formatted(vitrine.token(Role.EDITOR)).replace("\n", "\r\n"));
        assertThat(head(socket)).startsWith("HTTP/1.1 100");
    }

    private static String head(Socket socket) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        return head.toString();
    }

    private static String ended(Socket socket) throws IOException {
        var line = "{\"sku\":\"%s\",\"name\":\"Bag\"}\n".formatted(System.nanoTime());
        write(socket, Integer.toHexString(line.length()) + "\r\n" + line + "\r\n0\r\n\r\n");
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
