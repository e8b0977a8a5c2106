package io.vitrine.observability;

import io.netty.pkitesting.CertificateBuilder;
import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.adapter.redis.TestRedis;
import io.vitrine.endtoend.Vitrine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a real Prometheus saw of a real service that everything was done with. It is gathered once for all tests of a JVM; the service is
 * gone then, and its Prometheus is not.
 */
final class Evidence {

    private static final String STEP = "1";

    private final Server prometheus;
    private final Instant begin;
    private final Instant end;
    private final JsonNode series;

    private Evidence() throws Exception {
        var folder = Files.createTempDirectory("vitrine-prometheus-");
        var port = TestRedis.freePort();
        begin = Instant.now();
        try (var database = TestDatabase.started();
                var redis = TestRedis.started();
                var vitrine = Vitrine.on(database, settings(folder, redis))) {
            prometheus = Server.prometheus(configuration(folder, vitrine), folder, port);
            prometheus.await("up == 1");
            var traffic = new Traffic(vitrine, prometheus);
            traffic.reads();
            traffic.refusals();
            prometheus.await("vitrine_http_connections");
            traffic.reads();
            traffic.writes();
            traffic.accounts();
            System.gc();
            traffic.without(redis);
            traffic.without(database);
            traffic.reads();
            traffic.writes();
            prometheus.await("ALERTS{alertstate=\"firing\"}");
            prometheus.await("vitrine_cleanup_last_success_seconds > 0");
            // Ranges of queries end at a whole second, until which the service has to be there.
            end = Instant.now().plusSeconds(1);
            prometheus.await("vector(time()) >= " + end.getEpochSecond());
        }
        series = prometheus.ask("/api/v1/series", during("match[]", "{job=\"vitrine\"}"));
    }

    /** The one of all tests; skips where there is no Prometheus. */
    static Evidence shared() {
        Installed.PROMETHEUS.require("dashboards and signals");
        return Shared.EVIDENCE;
    }

    private static Map<String, Object> settings(Path folder, TestRedis redis) throws Exception {
        var certificate = new CertificateBuilder()
                .ecp256()
                .subject("CN=localhost")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        var settings = new HashMap<String, Object>();
        settings.put("MANAGEMENT_PORT", "0");
        settings.put("REDIS_HOST", "127.0.0.1");
        settings.put("REDIS_PORT", redis.port());
        settings.put("vitrine.passwords.cost", 10);
        settings.put("vitrine.limits.password-reset.requests", Traffic.RESETS);
        settings.put("vitrine.limits.roles.user.api", Traffic.CALLS_OF_A_USER);
        // Of a bundle that nobody serves with: the clients here speak without TLS.
        settings.put(
                "spring.ssl.bundle.pem.vitrine.keystore.certificate",
                Files.writeString(folder.resolve("certificate.pem"), certificate.getCertificatePEM())
                        .toString());
        settings.put(
                "spring.ssl.bundle.pem.vitrine.keystore.private-key",
                Files.writeString(folder.resolve("key.pem"), certificate.getPrivateKeyPEM())
                        .toString());
        return settings;
    }

    /** The shipped one, in a hurry. */
    private static Path configuration(Path folder, Vitrine vitrine) throws Exception {
        Copies.of(Shipped.PROMETHEUS, folder)
                .replace("prometheus.yml", "vitrine:9464", "127.0.0.1:" + vitrine.managementPort())
                .replace("prometheus.yml", "interval: 15s", "interval: 1s")
                .replace("rules/objectives.yml", "interval: 1m", "interval: 1s");
        return folder.resolve("prometheus.yml");
    }

    /** What a query gave at any time. */
    JsonNode ever(String query) {
        return prometheus.ask("/api/v1/query_range", during("query", query)).path("result");
    }

    /** Exemplars that a query shows. */
    JsonNode exemplars(String query) {
        return prometheus.ask("/api/v1/query_exemplars", during("query", query));
    }

    private Map<String, String> during(String name, String value) {
        return Map.of(
                name,
                value,
                "start",
                Long.toString(begin.getEpochSecond()),
                "end",
                Long.toString(end.getEpochSecond()),
                "step",
                STEP);
    }

    /** Every series that the service had, as its labels. */
    JsonNode series() {
        return series;
    }

    /** Whether there is a figure among what a query gave. */
    static boolean hasFigures(JsonNode result) {
        return Shipped.each(result)
                .flatMap(series -> Shipped.each(series.path("values")))
                .anyMatch(value -> !value.path(1).asString().equals("NaN"));
    }

    private static final class Shared {
        private static final Evidence EVIDENCE = gathered();

        private static Evidence gathered() {
            try {
                return new Evidence();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
