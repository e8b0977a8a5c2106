package io.vitrine.adapter.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.account.Letter;
import io.vitrine.domain.account.PlainHasher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** How somebody gets an account. */
final class RegistrationTest {

    private static final String PASSWORD = "correct horse battery";

    private final WebFixture web = WebFixture.shared();
    private final String email = web.newEmail();

    @Test
    void who_registers_is_mailed_a_token_that_verifies_the_address() {
        register(email, PASSWORD).expectStatus().isAccepted();

        verify(web.letters().tokenFor(email)).expectStatus().isNoContent();

        login().expectStatus().isOk();
    }

    @Test
    void nobody_learns_whether_an_address_is_taken() {
        var first = accepted(register(email, PASSWORD));

        var second = accepted(register(email, "another horse battery"));

        assertThat(second).isEqualTo(first);
        assertThat(web.letters().to(email))
                .hasExactlyElementsOfTypes(Letter.Welcome.class, Letter.AlreadyRegistered.class);
        verify(web.letters().tokenFor(email)).expectStatus().isNoContent();
        login().expectStatus().isOk();
    }

    private static String accepted(ResponseSpec answer) {
        var result = answer.expectStatus()
                .isAccepted()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody(String.class)
                .returnResult();
        assertThat(result.getResponseBody()).startsWith("{\"message\":\"");
        return String.valueOf(result.getResponseBody());
    }

    @ParameterizedTest
    @CsvSource({"short,too-short", "Password1234,common"})
    void a_weak_password_is_refused_and_why(String password, String code) {
        weak(register(email, password), code);
        weak(register(email, "ä".repeat(37)), "too-long");
        weak(register(email, email), "is-address");
        weak(register(email, "correct horse\\u0000battery"), "unreadable");
        assertThat(web.letters().to(email)).isEmpty();
    }

    @Test
    void it_is_told_that_a_password_is_weak_whether_or_not_the_address_is_taken() {
        register(email, PASSWORD).expectStatus().isAccepted();

        weak(register(email, "short"), "too-short");
    }

    private static void weak(ResponseSpec answer, String code) {
        answer.expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("weak-password")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/password")
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ana", "ana@", "@example.org", "a na@example.org", "ana@example.org\\n"})
    void what_is_no_address_is_refused(String address) {
        register(address, PASSWORD)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("validation")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/email");
    }

    @Test
    void nobody_gives_themselves_a_role() {
        web.post("/api/v1/auth/register", """
            {"email":"%s","password":"%s","roles":["admin"]}\
            """.formatted(email, PASSWORD))
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void when_too_many_passwords_wait_it_is_told_to_come_back() {
        register(email, PlainHasher.TOO_MUCH)
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After");
    }

    @Test
    void a_token_verifies_once() {
        register(email, PASSWORD);
        var token = web.letters().tokenFor(email);

        verify(token).expectStatus().isNoContent().expectHeader().valueEquals("Cache-Control", "no-store");

        noGood(verify(token));
    }

    @Test
    void a_token_to_reset_a_password_verifies_no_address() {
        register(email, PASSWORD);
        web.post("/api/v1/auth/password/forgot", "{\"email\":\"%s\"}".formatted(email));

        noGood(verify(web.letters().tokenFor(email)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vp1_", "vp1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void what_can_be_no_token_is_refused_as_one_that_is_unknown(String token) {
        noGood(verify(token));
    }

    private static void noGood(ResponseSpec answer) {
        answer.expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("validation")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/token")
                .jsonPath("$.errors[0].code")
                .isEqualTo("invalid-token");
    }

    private ResponseSpec register(String address, String password) {
        return web.post("/api/v1/auth/register", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(address, password));
    }

    private ResponseSpec verify(String token) {
        return web.post("/api/v1/auth/verify-email", "{\"token\":\"%s\"}".formatted(token));
    }

    private ResponseSpec login() {
        return web.post("/api/v1/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD));
    }
}
