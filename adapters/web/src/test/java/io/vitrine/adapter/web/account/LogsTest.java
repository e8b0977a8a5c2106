package io.vitrine.adapter.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.AuthenticatorApp;
import io.vitrine.adapter.web.Person;
import io.vitrine.adapter.web.WebFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A log that tells much tells nothing secret. The client is one that writes no log itself. */
@ExtendWith(OutputCaptureExtension.class)
final class LogsTest {

    private static final List<String> TALKATIVE = List.of("io.vitrine", "org.springframework");

    private final WebFixture web = WebFixture.shared();
    private final Person ana = web.somebody();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void tell_everything() {
        setLevels(LogLevel.DEBUG);
    }

    @AfterEach
    void tell_as_little_as_before() {
        setLevels(null);
    }

    private static void setLevels(@Nullable LogLevel level) {
        var logging = LoggingSystem.get(LogsTest.class.getClassLoader());
        TALKATIVE.forEach(logger -> logging.setLogLevel(logger, level));
    }

    @Test
    void no_password_no_token_and_no_address_stands_in_a_log(CapturedOutput log) throws Exception {
        var credentials = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(ana.email(), ana.password());
        var tokens = json(post("/login", credentials, "Accept", "*/*"));
        var refreshed = json(post("/refresh", sent(tokens), "Authorization", "Bearer expired"));
        var csrf = json(get("/api/v1/auth/csrf", "Accept", "*/*"));
        var cookies = "__Secure-refresh-token=%s; XSRF-TOKEN=%s"
                .formatted(secret(refreshed, "refreshToken"), secret(csrf, "token"));
        get("/api/v1/me", "Authorization", "Bearer " + secret(refreshed, "accessToken"));
        get("/api/v1/users", "Authorization", "Bearer root~admin");
        var bearer = "Bearer " + secret(refreshed, "accessToken");
        var password = "{\"password\":\"%s\"}".formatted(ana.password());
        var creation = json(postTo("/api/v1/me/passkeys/options", password, "Authorization", bearer));
        var proof = json(post("/passkey/options", "", "Accept", "*/*"));
        post("/refresh", "", "Cookie", cookies);
        post("/logout", sent(refreshed), "Cookie", cookies);
        post("/password/forgot", "{\"email\":\"%s\"}".formatted(ana.email()), "Accept", "*/*");
        var mailed = web.letters().tokenFor(ana.email());
        post("/password/reset", "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(mailed, "short"), "Accept", "*/*");

        assertThat(log.getAll())
                .contains("HTTP POST \"/api/v1/auth/login\"")
                .doesNotContain(ana.password(), ana.email(), mailed)
                .doesNotContain(secret(creation, "challenge"), secret(proof, "challenge"))
                .doesNotContain(secret(tokens, "refreshToken"), secret(refreshed, "refreshToken"))
                .doesNotContain(secret(tokens, "accessToken"), secret(csrf, "token"));
    }

    @Test
    void nothing_of_a_second_factor_stands_in_a_log(CapturedOutput log) throws Exception {
        var app = AuthenticatorApp.on(web, ana);
        var challenge = app.challenge();
        var code = app.nextCode();
        post("/login/second-factor", proof(challenge, app.wrongCode()), "Accept", "*/*");
        var tokens = json(post("/login/second-factor", proof(challenge, code), "Accept", "*/*"));

        assertThat(log.getAll())
                .contains("HTTP POST \"/api/v1/auth/login/second-factor\"", "HTTP POST \"/api/v1/me/totp\"")
                .doesNotContain(app.secret(), challenge, secret(tokens, "refreshToken"))
                .doesNotContain(app.recoveryCodes());
    }

    private static String proof(String challenge, String code) {
        return "{\"challenge\":\"%s\",\"code\":\"%s\"}".formatted(challenge, code);
    }

    private static String sent(JsonNode tokens) {
        return "{\"refreshToken\":\"%s\"}".formatted(secret(tokens, "refreshToken"));
    }

    private static String secret(JsonNode answer, String name) {
        return answer.required(name).asString();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> post(String path, String body, String header, String value)
            throws IOException, InterruptedException {
        return postTo("/api/v1/auth" + path, body, header, value);
    }

    private HttpResponse<String> postTo(String path, String body, String header, String value)
            throws IOException, InterruptedException {
        var request = to(path, header, value).POST(BodyPublishers.ofString(body));
        return http.send(
                body.isEmpty()
                        ? request.build()
                        : request.header("Content-Type", "application/json").build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String header, String value)
            throws IOException, InterruptedException {
        return http.send(to(path, header, value).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path, String header, String value) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + web.port() + path))
                .header(header, value);
    }
}
