package io.vitrine.adapter.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.Person;
import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.account.Letter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** How a password is changed, and reset by whoever forgot it. */
final class PasswordTest {

    private static final String NEXT = "correct horse battery staple";

    private final WebFixture web = WebFixture.shared();
    private final Person ana = web.somebody();

    @Test
    void who_knows_the_old_password_sets_another_one() {
        change(ana.password(), NEXT)
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store");

        login(ana.password()).expectStatus().isUnauthorized();
        login(NEXT).expectStatus().isOk();
        assertThat(web.letters().to(ana.email())).last().isInstanceOf(Letter.PasswordChanged.class);
    }

    @Test
    void a_change_ends_every_other_session() {
        var elsewhere = web.again(ana);

        change(ana.password(), NEXT).expectStatus().isNoContent();

        refresh(elsewhere).expectStatus().isUnauthorized();
        refresh(ana).expectStatus().isOk();
    }

    @Test
    void a_wrong_old_password_is_refused() {
        change("not the old one", NEXT)
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-credentials");
        login(ana.password()).expectStatus().isOk();
    }

    @Test
    void a_weak_password_is_refused() {
        change(ana.password(), "short")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("weak-password")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/newPassword");
    }

    @Test
    void a_session_that_has_ended_changes_nothing() {
        var account = web.as(ana.id(), "user", "sid." + ana.sessionId());
        var elsewhere = "0199b7a2-0000-7000-8000-00000000dead";

        change(web.as(ana.id(), "user", "sid." + elsewhere), ana.password())
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .exists("WWW-Authenticate")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unauthenticated");
        login(ana.password()).expectStatus().isOk();
        change(account, ana.password()).expectStatus().isNoContent();
    }

    @Test
    void a_token_of_no_session_changes_nothing() {
        change(web.as(ana.id(), "user"), ana.password()).expectStatus().isForbidden();
        change(web.as("developer", "admin"), ana.password()).expectStatus().isForbidden();
    }

    @Test
    void who_forgot_a_password_is_mailed_a_token_that_sets_another_one() {
        forgot(ana.email()).expectStatus().isAccepted();

        reset(web.letters().tokenFor(ana.email()), NEXT).expectStatus().isNoContent();

        login(NEXT).expectStatus().isOk();
        refresh(ana).expectStatus().isUnauthorized();
    }

    @Test
    void nobody_learns_whether_there_is_an_account() {
        var known = accepted(forgot(ana.email()));

        assertThat(accepted(forgot(web.newEmail()))).isEqualTo(known);
        assertThat(accepted(forgot("no address"))).isEqualTo(known);
    }

    private static String accepted(ResponseSpec answer) {
        return String.valueOf(answer.expectStatus()
                .isAccepted()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void a_locked_account_is_mailed_nothing() {
        Users.patch(web, ana.id(), "{\"locked\":true}").expectStatus().isOk();
        var before = web.letters().to(ana.email());

        forgot(ana.email()).expectStatus().isAccepted();

        assertThat(web.letters().to(ana.email())).isEqualTo(before);
    }

    @Test
    void a_token_resets_once() {
        forgot(ana.email());
        var token = web.letters().tokenFor(ana.email());
        reset(token, NEXT).expectStatus().isNoContent();

        noGood(reset(token, "another horse battery"));
    }

    @Test
    void a_weak_password_does_not_use_the_token_up() {
        forgot(ana.email());
        var token = web.letters().tokenFor(ana.email());

        reset(token, "short")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("weak-password");

        reset(token, NEXT).expectStatus().isNoContent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vp1_", "vp1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void what_can_be_no_token_is_refused_as_one_that_is_unknown(String token) {
        noGood(reset(token, NEXT));
    }

    private static void noGood(ResponseSpec answer) {
        answer.expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/token");
    }

    private ResponseSpec change(String old, String next) {
        return change(web.as(ana), old, next);
    }

    private static ResponseSpec change(WebTestClient client, String old) {
        return change(client, old, NEXT);
    }

    private static ResponseSpec change(WebTestClient client, String old, String next) {
        return client.put()
                .uri("/api/v1/me/password")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"oldPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(old, next))
                .exchange();
    }

    private ResponseSpec forgot(String email) {
        return web.post("/api/v1/auth/password/forgot", "{\"email\":\"%s\"}".formatted(email));
    }

    private ResponseSpec reset(String token, String password) {
        return web.post(
                "/api/v1/auth/password/reset", "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, password));
    }

    private ResponseSpec login(String password) {
        return web.post(
                "/api/v1/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(ana.email(), password));
    }

    private ResponseSpec refresh(Person person) {
        return web.post("/api/v1/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(person.refreshToken()));
    }
}
