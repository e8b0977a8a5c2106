package io.vitrine.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vitrine.benchmark.Deployment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The command that makes the alerts of Sentry, against a local double of the part of its API that it uses. */
class SentryAlertsTest {

    private static final String RULES = "/api/0/projects/acme/shop/rules/";
    private static final String MONITORS = "/api/0/organizations/acme/monitors/";
    private static final String TOKEN = "sntrys_hunter2";

    private final Map<String, ObjectNode> rules = new TreeMap<>();
    private final Map<String, JsonNode> monitors = new TreeMap<>();
    private final List<String> written = new CopyOnWriteArrayList<>();
    private HttpServer server;

    private record Ended(int status, String said) {}

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void what_is_not_there_is_made_and_what_is_there_is_overwritten() throws Exception {
        var first = applied(TOKEN);

        assertThat(first.status()).as(first.said()).isZero();
        assertThat(rules.values())
                .extracting(rule -> rule.path("name").asString())
                .containsExactlyInAnyOrder(
                        "Vitrine: a new error",
                        "Vitrine: a refresh token was used again",
                        "Vitrine: many slow requests",
                        "Vitrine: too much memory");
        assertThat(monitors)
                .hasEntrySatisfying(
                        "cleanup",
                        monitor ->
                                assertThat(monitor.path("project").asString()).isEqualTo("shop"));
        assertThat(written).hasSize(5).allMatch(line -> line.startsWith("POST "));

        var changed = rules.values().iterator().next();
        var name = changed.path("name").asString();
        changed.put("frequency", 43_200);
        written.clear();
        var second = applied(TOKEN);

        assertThat(second.status()).as(second.said()).isZero();
        assertThat(written).hasSize(5).allMatch(line -> line.startsWith("PUT "));
        assertThat(rules.values())
                .hasSize(4)
                .filteredOn(rule -> rule.path("name").asString().equals(name))
                .noneMatch(rule -> rule.path("frequency").asInt() == 43_200);
        assertThat(first.said() + second.said()).doesNotContain(TOKEN);
    }

    @Test
    void rules_that_others_made_are_left_alone_also_on_further_pages() throws Exception {
        for (int i = 0; i < 3; i++) {
            var other = Vitrine.JSON.createObjectNode().put("name", "Other \"" + i + "\", [x]");
            other.putArray("actions").addObject().put("id", "a").put("name", "Vitrine: too much memory");
            rules.put("1" + i, other);
        }
        var others = Map.copyOf(rules);
        rules.put("20", Vitrine.JSON.createObjectNode().put("name", "Vitrine: too much memory"));

        var ended = applied(TOKEN);

        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(rules).hasSize(7).containsAllEntriesOf(others);
        assertThat(written).contains("PUT " + RULES + "20/");
    }

    @Test
    void a_refusal_is_told_and_ends_it() throws Exception {
        var ended = applied("another");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said()).contains("Sentry answered 401").doesNotContain("another");
        assertThat(written).isEmpty();
    }

    @Test
    void what_is_not_set_is_asked_for() throws Exception {
        var ended = applied("");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said()).contains("SENTRY_AUTH_TOKEN is not set");
    }

    private Ended applied(String token) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        Deployment.SCRIPTS.resolve("sentry-alerts/apply").toString())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "SENTRY_URL",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        "SENTRY_AUTH_TOKEN",
                        token,
                        "SENTRY_ORG",
                        "acme",
                        "SENTRY_PROJECT",
                        "shop"));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), said);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var method = exchange.getRequestMethod();
            var body = exchange.getRequestBody().readAllBytes();
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, "{\"detail\":\"Invalid token\"}");
            } else if (method.equals("GET") && path.equals(RULES)) {
                page(exchange);
            } else if (method.equals("GET")) {
                var known = monitors.get(lastOf(path));
                send(exchange, known == null ? 404 : 200, String.valueOf(known));
            } else {
                written.add(method + " " + path);
                write(method, path, (ObjectNode) Vitrine.JSON.readTree(body));
                send(exchange, method.equals("POST") ? 201 : 200, "{}");
            }
        }
    }

    private void write(String method, String path, ObjectNode sent) {
        if (path.startsWith(RULES)) {
            var id = method.equals("PUT") ? lastOf(path) : Integer.toString(100 + rules.size());
            rules.put(id, sent);
        } else if (path.startsWith(MONITORS)) {
            monitors.put(sent.path("slug").asString(), sent);
        }
    }

    /** Two on each, as if two were a hundred. */
    private void page(HttpExchange exchange) throws IOException {
        var query = String.valueOf(exchange.getRequestURI().getQuery());
        var from = query.startsWith("cursor=") ? Integer.parseInt(query.substring("cursor=".length())) : 0;
        var answer = Vitrine.JSON.createArrayNode();
        rules.entrySet().stream()
                .skip(from)
                .limit(2)
                .forEach(rule -> answer.add(rule.getValue().deepCopy().put("id", rule.getKey())));
        var url = "<http://127.0.0.1:" + server.getAddress().getPort() + RULES + "?cursor=";
        exchange.getResponseHeaders()
                .set(
                        "Link",
                        url + "0>; rel=\"previous\"; results=\"false\"; cursor=\"0\", " + url + (from + 2)
                                + ">; rel=\"next\"; results=\"" + (from + 2 < rules.size()) + "\"; cursor=\""
                                + (from + 2)
                                + "\"");
        send(exchange, 200, answer.toString());
    }

    private static String lastOf(String path) {
        var parts = path.split("/");
        return parts[parts.length - 1];
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
