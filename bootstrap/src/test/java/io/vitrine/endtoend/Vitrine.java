package io.vitrine.endtoend;

import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.bootstrap.VitrineApplication;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.token.AccessTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running service and a plain client of it. One is shared by all tests that do not break it. */
public final class Vitrine implements AutoCloseable {

    public static final JsonMapper JSON = JsonMapper.builder().build();

    /** More than tests use up that are not about limits. */
    private static final Map<String, Object> AMPLE = Map.of(
            "vitrine.limits.api.requests", 1_000_000,
            "vitrine.limits.auth.requests", 1_000_000,
            "vitrine.limits.password-reset.requests", 1_000_000,
            "vitrine.log.access", "none",
            // The process of the tests is that of many services.
            "vitrine.health.memory", "100GB");

    private final ConfigurableApplicationContext context;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    private Vitrine(TestDatabase database, Map<String, Object> settings) {
        context = new SpringApplicationBuilder(VitrineApplication.class)
                .properties(Map.of(
                        "PORT", "0",
                        "MANAGEMENT_PORT", "-1",
                        "DATABASE_URL",
                                "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                                        + database.name(),
                        "VITRINE_DATA", "target/vitrine-data"))
                .properties(AMPLE)
                .properties(settings)
                .initializers(context -> withEventLoopsOfItsOwn((GenericApplicationContext) context))
                .run();
        port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    /** Else the first one to be closed would close the event loops of all. */
    private static void withEventLoopsOfItsOwn(GenericApplicationContext context) {
        context.registerBean(ReactorResourceFactory.class, () -> {
            var resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            resources.setShutdownQuietPeriod(Duration.ZERO);
            return resources;
        });
    }

    /** The port of its metrics; that is, of one that was started with {@code MANAGEMENT_PORT} 0. */
    public int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    /** The shared one, with an empty catalogue. */
    public static Vitrine empty() {
        TestDatabase.shared().empty();
        return Shared.VITRINE;
    }

    /** One of its own. */
    public static Vitrine on(TestDatabase database) {
        return new Vitrine(database, Map.of());
    }

    /** One of its own, set in its own way. */
    public static Vitrine on(TestDatabase database, Map<String, Object> settings) {
        return new Vitrine(database, settings);
    }

    /** The same, on the database of all tests. */
    public static Vitrine with(Map<String, Object> settings) {
        return new Vitrine(TestDatabase.shared(), settings);
    }

    /** One of its own, at a port that is known before it is there. */
    static Vitrine at(int port, TestDatabase database) {
        return new Vitrine(database, Map.of("PORT", Integer.toString(port)));
    }

    public int port() {
        return port;
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public HttpClient client() {
        return client;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public String token(Role role) {
        return bean(AccessTokens.class)
                .issue(new Actor("tester"), Set.of(role), Duration.ofMinutes(15))
                .value();
    }

    /** A request of an editor. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token(Role.EDITOR));
    }

    public Reply get(String path, String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Reply post(String path, String json, String... headers) {
        return send("POST", path, "application/json", json, headers);
    }

    public Reply anonymousPost(String path, String json) {
        return send(HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    public Reply put(String path, String json, String... headers) {
        return send("PUT", path, "application/json", json, headers);
    }

    public Reply patch(String path, String json, String... headers) {
        return send("PATCH", path, "application/merge-patch+json", json, headers);
    }

    public Reply delete(String path, String... headers) {
        var request = request(path).DELETE();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Reply upload(String lines, String... headers) {
        return send("POST", "/api/v1/imports", "application/x-ndjson", lines, headers);
    }

    private Reply send(String method, String path, String type, String body, String... headers) {
        var request = request(path).header("Content-Type", type).method(method, BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Reply send(HttpRequest.Builder wanted) {
        var request = wanted.build();
        try {
            return new Reply(client.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(request.method() + " " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /** An answer. */
    public record Reply(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The problem's code. */
        public String code() {
            return json().path("code").asString("");
        }
    }

    private static final class Shared {
        private static final Vitrine VITRINE = new Vitrine(TestDatabase.shared(), Map.of());
    }
}
