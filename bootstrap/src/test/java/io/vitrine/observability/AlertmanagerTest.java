package io.vitrine.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.vitrine.adapter.redis.TestRedis;
import io.vitrine.endtoend.Vitrine;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An alert on its whole way: from what happens, by Prometheus and Alertmanager, to whoever is told, and its end. */
class AlertmanagerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void somebody_is_told_that_redis_is_away_and_that_it_is_back(@TempDir Path folder) throws Exception {
        Installed.PROMETHEUS.require("the way of an alert");
        Installed.ALERTMANAGER.require("the way of an alert");
        try (var told = new Told();
                var redis = TestRedis.started();
                var vitrine = Vitrine.with(
                        Map.of("MANAGEMENT_PORT", "0", "REDIS_HOST", "127.0.0.1", "REDIS_PORT", redis.port()));
                var alertmanager = alertmanager(Files.createDirectory(folder.resolve("alertmanager")), told);
                var prometheus =
                        prometheus(Files.createDirectory(folder.resolve("prometheus")), vitrine, alertmanager)) {
            prometheus.await("vitrine_limit_fallback == 0");

            redis.kill();
            vitrine.get("/api/v1/products?sku=unread");

            var firing = told.awaited("firing");
            assertThat(firing.path("labels").path("severity").asString()).isEqualTo("ticket");
            assertThat(firing.path("annotations").path("action").asString()).startsWith("Bring Redis back");

            redis.startAgain();

            assertThat(told.awaited("resolved").path("startsAt")).isEqualTo(firing.path("startsAt"));
        }
    }

    /** Whoever is told. */
    private static final class Told implements AutoCloseable {

        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final List<JsonNode> alerts = new CopyOnWriteArrayList<>();

        Told() throws Exception {
            server.createContext("/", exchange -> {
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                Shipped.each(Vitrine.JSON.readTree(body).path("alerts")).forEach(alerts::add);
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        }

        /** What they heard of the alert on Redis with that status. */
        JsonNode awaited(String status) {
            return await().atMost(PATIENCE)
                    .until(
                            () -> alerts.stream()
                                    .filter(alert ->
                                            alert.path("status").asString().equals(status))
                                    .filter(alert -> alert.path("labels")
                                            .path("alertname")
                                            .asString()
                                            .equals("VitrineLimitFallback"))
                                    .toList(),
                            found -> !found.isEmpty())
                    .getFirst();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    /** The shipped one, which tells at once. */
    private static Server alertmanager(Path folder, Told told) throws Exception {
        Copies.of(Shipped.ALERTMANAGER, folder)
                .replace(
                        "alertmanager.yml",
                        "  - name: ticket",
                        "  - name: ticket\n    webhook_configs: [{ url: '" + told.url() + "' }]")
                .replace("alertmanager.yml", "group_wait: 30s", "group_wait: 1s")
                .replace("alertmanager.yml", "group_interval: 5m", "group_interval: 1s");
        return Server.alertmanager(folder.resolve("alertmanager.yml"), folder, TestRedis.freePort());
    }

    /** The shipped one, for which ten minutes are two seconds. */
    private static Server prometheus(Path folder, Vitrine vitrine, Server alertmanager) throws Exception {
        Copies.of(Shipped.PROMETHEUS, folder)
                .replace("prometheus.yml", "vitrine:9464", "127.0.0.1:" + vitrine.managementPort())
                .replace("prometheus.yml", "alertmanager:9093", "127.0.0.1:" + alertmanager.port())
                .replace("prometheus.yml", "interval: 15s", "interval: 1s")
                .replace("rules/alerts.yml", "for: 10m", "for: 2s");
        return Server.prometheus(folder.resolve("prometheus.yml"), folder, TestRedis.freePort());
    }
}
