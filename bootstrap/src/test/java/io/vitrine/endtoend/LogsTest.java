package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.benchmark.ChildProcess;
import io.vitrine.benchmark.Deployment;
import io.vitrine.bootstrap.VitrineApplication;
import io.vitrine.domain.factor.AuthenticatorCodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What the service says in a process of its own, whatever is sent to it, when it says as much as an administrator can have it say: nothing
 * that is secret, and each thing in a line.
 */
class LogsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String ADMIN = "root.planted@example.org";
    private static final String EMAIL = "ana.planted@example.org";
    private static final String PASSWORD = "plum velvet harbour planted";
    private static final String ADDRESS = "203.0.113.77";
    private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9_-]{40,}");

    /** Each in another place; none of them is a word that the service would say by itself. */
    private static final String PLANTED = "planted";

    @TempDir
    private Path folder;

    private final int port = Deployment.freePort();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ToldSecrets secrets = new ToldSecrets();

    @Test
    void in_production_every_line_is_json_and_none_tells_a_secret() throws Exception {
        var said = said(Map.of("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs"));

        assertThat(said.lines()).isNotEmpty().allSatisfy(line -> {
            var json = Vitrine.JSON.readTree(line);
            assertThat(json.at("/@timestamp").isString()).isTrue();
            assertThat(json.at("/ecs/version").isString()).isTrue();
            assertThat(json.at("/log/level").isString()).isTrue();
        });
        var lines = said.lines().map(Vitrine.JSON::readTree).toList();
        assertThat(lines)
                .anySatisfy(line ->
                        assertThat(accessOf(line, "/api/v1/auth/login", 200)).isTrue())
                .anySatisfy(
                        line -> assertThat(accessOf(line, "/api/v1/me", 400)).isTrue())
                .anySatisfy(line -> assertThat(accessOf(line, "UNKNOWN", 400)).isTrue())
                .anySatisfy(line ->
                        assertThat(accessOf(line, "/api/v1/imports", 200)).isTrue())
                .anySatisfy(line -> assertThat(accessOf(line, "/api/v1/auth/login/second-factor", 401))
                        .isTrue())
                .anySatisfy(line -> assertThat(accessOf(line, "/api/v1/auth/login/second-factor", 200))
                        .isTrue())
                .anySatisfy(line -> assertThat(line.at("/log/level").asString()).isEqualTo("DEBUG"));
        assertNothingSecretIn(said);
    }

    @Test
    void for_people_a_line_stays_a_line_too_and_tells_as_little() throws Exception {
        var said = said(Map.of("LOGGING_STRUCTURED_FORMAT_CONSOLE", "io.vitrine.adapter.logback.TerminalFormat"));

        assertThat(said.lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("[0-9-]{10} [0-9:.]{12} +[A-Z]{4,5} [A-Za-z0-9_.$]+: .*")
                        || line.startsWith("\t"));
        assertThat(said)
                .containsPattern("io.vitrine.access: POST /api/v1/auth/login 200 in .* request=[0-9a-f]{16} trace=");
        assertNothingSecretIn(said);
    }

    private void assertNothingSecretIn(String said) {
        secrets.assertNoneIn(said);
        assertThat(said)
                .doesNotContainIgnoringCase(PLANTED)
                .doesNotContain(ADDRESS)
                .doesNotContainPattern("[\u202e\u2028\u0085\u001b]");
    }

    private static boolean accessOf(JsonNode line, String route, int status) {
        return line.at("/log/logger").asString("").equals("io.vitrine.access")
                && line.at("/http/route").asString("").equals(route)
                && line.at("/http/response/status_code").asInt(0) == status
                && line.at("/http/request/id").isString()
                && line.at("/trace/id").asString("").length() == 32
                && line.at("/event/duration").isNumber();
    }

    /** Everything that the service prints from its start to its end. */
    private String said(Map<String, String> settings) throws Exception {
        var mail = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (var database = TestDatabase.started();
                var service = started(database, mail.getSmtp().getPort(), settings)) {
            var output = CompletableFuture.supplyAsync(() -> outputOf(service));
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> get("/api/v1/ready", "").status() == 200);
            importLines(tellEverything());
            doEverything(mail);
            service.terminate();
            return output.get();
        } finally {
            mail.stop();
        }
    }

    private ChildProcess started(TestDatabase database, int mailPort, Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "PORT",
                Integer.toString(port),
                "DATABASE_URL",
                "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                        + database.name(),
                "VITRINE_DATA",
                folder.resolve("data").toString(),
                "BOOTSTRAP_ADMIN_EMAIL",
                ADMIN,
                "BOOTSTRAP_ADMIN_PASSWORD",
                PASSWORD,
                "SPRING_MAIL_HOST",
                "localhost",
                "SPRING_MAIL_PORT",
                Integer.toString(mailPort),
                "VITRINE_LOG_ACCESS",
                "all",
                "VITRINE_WEB_TRUSTEDPROXIES",
                "127.0.0.0/8,::1/128"));
        settings.putAll(Map.of(
                "MANAGEMENT_PORT", "0",
                "VITRINE_PASSWORDS_COST", "10",
                "VITRINE_LIMITS_AUTH_REQUESTS", "1000000",
                "VITRINE_LIMITS_PASSWORDRESET_REQUESTS", "1000000"));
        settings.putAll(more);
        return ChildProcess.java(-1, List.of("-Xmx256m"), VitrineApplication.class, List.of(), settings);
    }

    private static String outputOf(ChildProcess service) {
        try {
            return service.output();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * As much as an administrator can have it.
     *
     * @return the access token of one
     */
    private String tellEverything() {
        var admin =
                secrets.of(post("/auth/login", credentials(ADMIN, PASSWORD), "").json(), "accessToken");
        assertThat(put("/log-levels/io.vitrine", "{\"level\":\"trace\"}", admin).status())
                .isEqualTo(200);
        assertThat(put("/log-levels/ROOT", "{\"level\":\"info\"}", admin).status())
                .isEqualTo(200);
        assertThat(put("/log-levels/ROOT", "{\"level\":\"debug\"}", admin).status())
                .isEqualTo(422);
        return admin;
    }

    private void doEverything(GreenMail mail) throws Exception {
        post("/auth/register", credentials(EMAIL, PASSWORD), "");
        post("/auth/register", credentials("planted", "planted"), "");
        assertThat(mail.waitForIncomingEmail(20_000, 1)).isTrue();
        LONG_WORD
                .matcher(GreenMailUtil.getBody(mail.getReceivedMessages()[0]))
                .results()
                .forEach(word -> secrets.add(word.group()));
        post("/auth/login", credentials(EMAIL, "a planted wrong one"), "");
        var tokens = post("/auth/login", credentials(EMAIL, PASSWORD), "").json();
        var access = secrets.of(tokens, "accessToken");
        var refresh = "{\"refreshToken\":\"%s\"}".formatted(secrets.of(tokens, "refreshToken"));
        var renewed = post("/auth/refresh", refresh, "").json();
        secrets.of(renewed, "accessToken");
        post("/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(secrets.of(renewed, "refreshToken")), "");
        post("/auth/verify-email", "{\"token\":\"planted\"}", "");
        post("/auth/login", "{\"email\":\"planted@example.org\",\"password\":\"planted", "");
        post("/auth/login", "{\"planted\":1}", "");
        get("/api/v1/me", "planted.bearer.token");
        get("/api/v1/me?token=planted", access);
        get("/api/v1/products/planted-id?q=planted", "");
        get("/planted", "");
        secrets.of(post("/auth/passkey/options", "{}", "").json(), "challenge");
        secrets.of(
                post("/me/passkeys/options", "{\"password\":\"%s\"}".formatted(PASSWORD), access)
                        .json(),
                "challenge");
        post("/auth/passkey", "{\"planted\":\"planted\"}", "");
        post("/auth/password/forgot", "{\"email\":\"%s\"}".formatted(EMAIL), "");
        post("/auth/password/reset", "{\"token\":\"planted\",\"password\":\"planted planted\"}", "");
        put("/log-levels/planted%0Aplanted", "{\"level\":\"planted\"}", access);
        secondFactor(access);
        odd();
        post("/auth/refresh", refresh, "");
    }

    private void secondFactor(String access) {
        var password = "{\"password\":\"%s\"}".formatted(PASSWORD);
        var app = AuthenticatorCodes.with(
                secrets.of(post("/me/totp", password, access).json(), "secret"));
        secrets.addCodes(app.code(), app.nextCode(), app.wrongCode());
        post("/me/totp/confirm", code("planted"), access);
        post("/me/totp/confirm", code(app.wrongCode()), access);
        var confirmed = post("/me/totp/confirm", code(app.code()), access);
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        confirmed.json().path("recoveryCodes").forEach(recovery -> secrets.add(recovery.asString()));

        var challenge =
                secrets.of(post("/auth/login", credentials(EMAIL, PASSWORD), "").json(), "challenge");
        post("/auth/login/second-factor", proof(challenge, "planted"), "");
        assertThat(post("/auth/login/second-factor", proof(challenge, app.wrongCode()), "")
                        .status())
                .isEqualTo(401);
        var tokens = post("/auth/login/second-factor", proof(challenge, app.nextCode()), "");
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        secrets.of(tokens.json(), "accessToken");
        secrets.of(tokens.json(), "refreshToken");
    }

    private static String code(String code) {
        return "{\"code\":\"%s\"}".formatted(code);
    }

    private static String proof(String challenge, String code) {
        return "{\"challenge\":\"%s\",\"code\":\"%s\"}".formatted(challenge, code);
    }

    /** Of five lines four are wrong, each in another way; whoever sent them is told so, and nobody else. */
    private void importLines(String admin) {
        var lines = """
            {"sku":"fine","name":"planted name","description":"planted"}
            {"sku":"planted sku","name":"planted"
            {"sku":"","name":"planted"}
            {"sku":"a1","name":"Owl","planted":"planted"}
            {"sku":"a2","name":"Owl","price":{"amount":"planted","currency":"planted"}}
            """;
        var imported = send(request("/api/v1/imports", admin)
                .setHeader("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines)));
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        assertThat(imported.json().path("rejected").asInt()).as(imported.body()).isEqualTo(4);
        var rejects = get(imported.json().path("rejects").asString(), admin);
        assertThat(rejects.body()).contains(PLANTED);
    }

    /** What no client of good will sends. */
    private void odd() throws IOException {
        for (var request : List.of(
                "GET /api/v1/products HTTP/1.1\r\nHost: a\r\nUser-Agent: planted\u202e\u0085\u001b[2J\r\n"
                        + "X-Request-Id: planted\u202eid\r\nCookie: __Host-refresh=planted; a=planted\r\n"
                        + "traceparent: planted\r\nConnection: close\r\n\r\n",
                "PLANTED /planted HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /planted\u0001 HTTP/1.1\r\nHost: a\r\nHost: planted\r\n\r\n",
                "GET /api/v1/products/%0d%0aplanted%e2%80%ae HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "planted\r\n\r\n")) {
            try (var socket = new Socket("localhost", port)) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
            }
        }
    }

    private static String credentials(String email, String password) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    }

    private Vitrine.Reply get(String path, String token) {
        return send(request(path, token).GET());
    }

    private Vitrine.Reply post(String path, String json, String token) {
        return send(request("/api/v1" + path, token).POST(BodyPublishers.ofString(json)));
    }

    private Vitrine.Reply put(String path, String json, String token) {
        return send(request("/api/v1" + path, token).PUT(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", ADDRESS)
                .header("Cookie", "session=planted");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Vitrine.Reply send(HttpRequest.Builder request) {
        try {
            return new Vitrine.Reply(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
