package io.vitrine.adapter.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.account.PlainHasher;
import io.vitrine.domain.audit.AuditEvent;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** How somebody comes in. */
final class SignInTest {

    private final WebFixture web = WebFixture.shared();

    @Test
    void who_knows_the_password_gets_a_pair_of_tokens() {
        var ana = web.somebody();

        login(ana.email(), ana.password())
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectHeader()
                .doesNotExist("Set-Cookie")
                .expectBody()
                .jsonPath("$.tokenType")
                .isEqualTo("Bearer")
                .jsonPath("$.accessToken")
                .value(String.class, token -> assertThat(token).startsWith(ana.id()))
                .jsonPath("$.expiresIn")
                .isEqualTo(900)
                .jsonPath("$.refreshToken")
                .value(String.class, token -> assertThat(token).matches("vr1_[A-Za-z0-9_-]{43}"))
                .jsonPath("$.refreshExpiresIn")
                .isEqualTo(604_800)
                .jsonPath("$.sessionId")
                .isNotEmpty();
    }

    @Test
    void the_access_token_lets_its_owner_in() {
        var ana = web.somebody();

        web.as(ana).get().uri("/api/v1/me").exchange().expectStatus().isOk();
    }

    @Test
    void the_address_may_be_written_in_other_cases() {
        var ana = web.somebody();

        login(ana.email().toUpperCase(Locale.ROOT), ana.password())
                .expectStatus()
                .isOk();
    }

    @Test
    void a_page_gets_its_refresh_token_in_a_cookie_that_no_script_reads() {
        var ana = web.somebody();

        var answer = web.post("/api/v1/auth/login", """
            {"email":"%s","password":"%s","delivery":"cookie"}\
            """.formatted(ana.email(), ana.password()));

        var headers = answer.expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.refreshToken")
                .doesNotExist()
                .jsonPath("$.refreshExpiresIn")
                .isEqualTo(604_800)
                .returnResult()
                .getResponseHeaders();
        assertThat(headers.get("Set-Cookie")).singleElement().asString().satisfies(cookie -> {
            assertThat(cookie).matches("__Secure-refresh-token=vr1_[A-Za-z0-9_-]{43};.*");
            assertThat(cookie.split("; "))
                    .contains("Path=/api/v1/auth", "Max-Age=604800", "Secure", "HttpOnly", "SameSite=Strict");
            assertThat(cookie).doesNotContain("Domain");
        });
    }

    @Test
    void nobody_learns_whether_there_is_an_account() {
        var ana = web.somebody();
        var unknown = web.newEmail();

        var wrong = refusal(login(ana.email(), "not the password of ana"));

        assertThat(refusal(login(unknown, "not the password of ana"))).isEqualTo(wrong);
        assertThat(refusal(login("no address", "not the password of ana"))).isEqualTo(wrong);
        assertThat(refusal(login("", ""))).isEqualTo(wrong);
    }

    @Test
    void nobody_learns_that_an_account_is_locked() {
        var ana = web.somebody();
        var wrong = refusal(login(ana.email(), "not the password of ana"));
        Users.patch(web, ana.id(), "{\"locked\":true}").expectStatus().isOk();

        assertThat(refusal(login(ana.email(), ana.password()))).isEqualTo(wrong);
    }

    /** The fixture is its own, so that nobody else's work is counted. */
    @Test
    void an_address_that_is_none_costs_the_same_work() {
        try (var alone = WebFixture.started()) {
            for (var email : new String[] {"nobody@example.org", "no address", ""}) {
                var before = alone.hasher().checks();

                alone.post("/api/v1/auth/login", credentials(email, "whatever it is"))
                        .expectStatus()
                        .isUnauthorized();

                assertThat(alone.hasher().checks()).isEqualTo(before + 1);
            }
        }
    }

    private static String refusal(ResponseSpec answer) {
        var result = answer.expectStatus()
                .isUnauthorized()
                .expectHeader()
                .doesNotExist("Set-Cookie")
                .expectBody(String.class)
                .returnResult();
        var challenge = result.getResponseHeaders().getFirst("WWW-Authenticate");
        assertThat(result.getResponseBody()).contains("\"code\":\"invalid-credentials\"");
        return challenge + String.valueOf(result.getResponseBody()).replaceAll("\"requestId\":\"[^\"]+\"", "");
    }

    @Test
    void an_address_has_to_be_verified_first() {
        var email = web.newEmail();
        web.post("/api/v1/auth/register", credentials(email, "correct horse battery"));

        login(email, "correct horse battery")
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("forbidden");
        assertThat(refusal(login(email, "wrong horse battery"))).contains("invalid-credentials");
    }

    @Test
    void when_too_many_passwords_wait_it_is_told_to_come_back() {
        login(web.newEmail(), PlainHasher.TOO_MUCH)
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "2")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unavailable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"email\":1,\"password\":\"x\"}",
                "{\"email\":\"a@b.example\",\"password\":\"x\",\"delivery\":\"pigeon\"}",
                "{\"email\":\"a@b.example\",\"password\":\"x\",\"remember\":true}"
            })
    void a_form_that_is_not_filled_in_is_refused(String form) {
        web.post("/api/v1/auth/login", form)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("validation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "forged", "ana~user"})
    void an_old_access_token_hinders_nobody(String token) {
        var ana = web.somebody();

        web.anonymous()
                .post()
                .uri("/api/v1/auth/login")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .bodyValue(credentials(ana.email(), ana.password()))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void the_log_tells_who_came_in_from_where_and_in_which_request() {
        var ana = web.somebody();

        web.anonymous()
                .post()
                .uri("/api/v1/auth/login")
                .header("Content-Type", "application/json")
                .header("User-Agent", "a browser " + "x".repeat(300))
                .header("X-Request-Id", "login-of-" + ana.id())
                .bodyValue(credentials(ana.email(), ana.password()))
                .exchange();

        var event = web.audited(AuditEvent.Type.LOGIN).stream()
                .filter(it -> it.occasion().requestId().equals("login-of-" + ana.id()))
                .findFirst()
                .orElseThrow();
        assertThat(event.actor()).contains(ana.id());
        assertThat(event.occasion().origin().addressPrefix()).isIn("127.0.0.0/24", "::/48");
        assertThat(event.occasion().origin().userAgent())
                .startsWith("a browser")
                .hasSize(200);
    }

    private ResponseSpec login(String email, String password) {
        return web.post("/api/v1/auth/login", credentials(email, password));
    }

    private static String credentials(String email, String password) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    }
}
