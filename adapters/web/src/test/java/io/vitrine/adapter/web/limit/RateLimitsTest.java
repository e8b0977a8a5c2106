package io.vitrine.adapter.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.audit.AuditEvent.Type;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Three calls of each kind in a quarter of an hour, from clients that a trusted proxy tells apart. */
final class RateLimitsTest {

    private static final int QUOTA = 3;
    private static final WebFixture WEB =
            WebFixture.started("--test.quota=" + QUOTA, "--vitrine.web.trusted-proxies=127.0.0.0/8,::1/128");
    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private final String address = newAddress();

    @AfterAll
    static void close() {
        WEB.close();
    }

    private static String newAddress() {
        var number = CLIENTS.incrementAndGet();
        return "203.0." + number / 256 + "." + number % 256;
    }

    private static ResponseSpec get(WebTestClient client, String path, String from) {
        return client.get().uri(path).header("X-Forwarded-For", from).exchange();
    }

    private ResponseSpec get(String path) {
        return get(WEB.anonymous(), path, address);
    }

    private ResponseSpec post(String path, String document) {
        return WEB.anonymous()
                .method(HttpMethod.POST)
                .uri(builder -> java.net.URI.create("http://localhost:" + WEB.port() + path))
                .header("X-Forwarded-For", address)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(document)
                .exchange();
    }

    private static void isRefused(ResponseSpec answer, String policy) {
        answer.expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueMatches("Retry-After", "[1-9][0-9]*")
                .expectHeader()
                .valueMatches("RateLimit", '"' + policy + "\";r=0;t=[0-9]+")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("rate-limited")
                .jsonPath("$.policy")
                .isEqualTo(policy);
    }

    @Test
    void every_answer_tells_how_many_more_there_may_be() {
        for (int left = QUOTA - 1; left >= 0; left--) {
            get("/api/v1/products?size=1")
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("RateLimit-Policy", "\"api\";q=3;w=900")
                    .expectHeader()
                    .valueMatches("RateLimit", "\"api\";r=" + left + ";t=(900|8[0-9]{2})");
        }

        isRefused(get("/api/v1/products?size=1"), "api");
        get(WEB.anonymous(), "/api/v1/products?size=1", newAddress())
                .expectStatus()
                .isOk();
    }

    @Test
    void that_a_quota_is_exceeded_is_recorded_once() {
        var network = address.substring(0, address.lastIndexOf('.')) + ".0/24";
        for (int i = 0; i < QUOTA + 5; i++) {
            get("/api/v1/categories");
        }

        assertThat(WEB.audited(Type.RATE_LIMIT_EXCEEDED))
                .filteredOn(event -> event.occasion().origin().addressPrefix().equals(network))
                .filteredOn(event -> Objects.equals(event.details().get("policy"), "api"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.details()).containsEntry("requests", "3"));
    }

    @Test
    void what_is_refused_counts_as_well() {
        get("/api/v1/nowhere").expectStatus().isNotFound();
        get("/api/v1/audit-events").expectStatus().isUnauthorized();
        get("/api/v1/products?nonsense=1").expectStatus().isBadRequest();

        isRefused(get("/api/v1/products"), "api");
    }

    @Test
    void a_token_that_is_not_valid_counts_for_whoever_sends_it() {
        var forger = WEB.anonymous()
                .mutate()
                .defaultHeader("Authorization", "Bearer forged")
                .build();
        for (int i = 0; i < QUOTA; i++) {
            get(forger, "/api/v1/products", address).expectStatus().isUnauthorized();
        }

        isRefused(get(forger, "/api/v1/products", address), "api");
    }

    @Test
    void accounts_behind_one_address_do_not_count_for_each_other() {
        var ana = WEB.as(WEB.newName(), "user");
        var ben = WEB.as(WEB.newName(), "user");
        for (int i = 0; i < QUOTA; i++) {
            get(ana, "/api/v1/products", address).expectStatus().isOk();
        }

        isRefused(get(ana, "/api/v1/products", newAddress()), "api");
        get(ben, "/api/v1/products", address).expectStatus().isOk();
        get("/api/v1/products").expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/docs", "/.well-known/jwks.json"})
    void documentation_and_keys_are_not_limited(String path) {
        for (int i = 0; i < 2 * QUOTA; i++) {
            get(path)
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .doesNotExist("RateLimit")
                    .expectBody()
                    .returnResult();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/auth/login", "/api/v1/auth/login;x=1", "/api/v1/auth/%6Cogin", "/api/v1/auth;a=b/login"
            })
    void logins_from_one_address_are_few_however_their_path_is_spelt(String path) {
        for (int i = 0; i < QUOTA; i++) {
            post(path, login(WEB.newEmail()))
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .valueMatches("RateLimit", "\"auth\";r=" + (QUOTA - 1 - i) + ";t=[0-9]+");
        }

        isRefused(post("/api/v1/auth/login", login(WEB.newEmail())), "auth");
        get("/api/v1/products").expectStatus().isOk();
    }

    @Test
    void logins_to_one_address_are_few_wherever_they_come_from() {
        var email = WEB.newEmail();
        for (int i = 0; i < QUOTA; i++) {
            loginFrom(newAddress(), email).expectStatus().isUnauthorized();
        }

        isRefused(loginFrom(newAddress(), email.toUpperCase(java.util.Locale.ROOT)), "auth");
        assertThat(WEB.audited(Type.RATE_LIMIT_EXCEEDED).getFirst().details())
                .containsEntry("login", "throttled")
                .doesNotContainValue(email);
    }

    @Test
    void mail_to_one_address_is_asked_for_a_few_times_wherever_that_comes_from() {
        var email = WEB.newEmail();
        for (int i = 0; i < QUOTA; i++) {
            forgottenFrom(newAddress(), email).expectStatus().isAccepted();
        }

        isRefused(forgottenFrom(newAddress(), email), "password-reset");
    }

    @Test
    void a_session_has_a_quota_of_its_own_for_refreshes() {
        var first = newSession();
        var neighbour = newSession();
        var token = first;
        for (int i = 0; i < QUOTA; i++) {
            var answer = refresh(token).expectStatus().isOk();
            answer.expectHeader().valueMatches("RateLimit", "\"api\";r=" + (QUOTA - 1 - i) + ";t=[0-9]+");
            token = refreshToken(answer);
        }

        isRefused(refresh(token), "api");
        refresh(neighbour).expectStatus().isOk();
    }

    @Test
    void refresh_tokens_that_are_none_count_for_whoever_sends_them() {
        for (int i = 0; i < QUOTA; i++) {
            refresh("vr1_nonsense").expectStatus().isUnauthorized();
        }

        isRefused(refresh("vr1_nonsense"), "api");
        isRefused(get("/api/v1/products"), "api");
    }

    private static String login(String email) {
        return "{\"email\":\"%s\",\"password\":\"correct horse battery\"}".formatted(email);
    }

    private ResponseSpec loginFrom(String from, String email) {
        return from(from, "/api/v1/auth/login", login(email));
    }

    private ResponseSpec forgottenFrom(String from, String email) {
        return from(from, "/api/v1/auth/password/forgot", "{\"email\":\"%s\"}".formatted(email));
    }

    private static ResponseSpec from(String from, String path, String document) {
        return WEB.anonymous()
                .post()
                .uri(path)
                .header("X-Forwarded-For", from)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(document)
                .exchange();
    }

    private ResponseSpec refresh(String token) {
        return post("/api/v1/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(token));
    }

    private static String refreshToken(ResponseSpec answer) {
        return Objects.requireNonNull(
                        answer.expectBody(JsonNode.class).returnResult().getResponseBody())
                .path("refreshToken")
                .asString();
    }

    /** The refresh token of somebody who registered, verified the address and logged in, each from somewhere else. */
    private static String newSession() {
        var email = WEB.newEmail();
        from(newAddress(), "/api/v1/auth/register", login(email)).expectStatus().isAccepted();
        var token = WEB.letters().tokenFor(email);
        from(newAddress(), "/api/v1/auth/verify-email", "{\"token\":\"%s\"}".formatted(token))
                .expectStatus()
                .isNoContent();
        return refreshToken(from(newAddress(), "/api/v1/auth/login", login(email))
                .expectStatus()
                .isOk());
    }

    @Test
    void what_browsers_ask_first_is_not_counted() {
        for (var _ : List.of(1, 2, 3, 4, 5)) {
            WEB.anonymous()
                    .options()
                    .uri("/api/v1/products")
                    .header("X-Forwarded-For", address)
                    .header("Origin", "https://shop.example")
                    .header("Access-Control-Request-Method", "GET")
                    .exchange()
                    .expectHeader()
                    .doesNotExist("RateLimit");
        }
    }
}
