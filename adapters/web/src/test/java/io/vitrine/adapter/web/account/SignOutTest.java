package io.vitrine.adapter.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.Person;
import io.vitrine.adapter.web.WebFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** How somebody leaves. */
final class SignOutTest {

    private static final String LOGOUT = "/api/v1/auth/logout";

    private final WebFixture web = WebFixture.shared();
    private final Person ana = web.somebody();

    @Test
    void who_signs_out_ends_the_session_and_its_access_tokens() {
        logout(ana.refreshToken()).expectStatus().isNoContent().expectHeader().doesNotExist("Set-Cookie");

        isOver(ana);
    }

    @Test
    void other_sessions_go_on() {
        var elsewhere = web.again(ana);

        logout(ana.refreshToken());

        goesOn(elsewhere);
    }

    @Test
    void it_does_not_matter_whether_there_was_anything_to_end() {
        logout(ana.refreshToken()).expectStatus().isNoContent();
        logout(ana.refreshToken()).expectStatus().isNoContent();
        logout("vr1_" + "x".repeat(43)).expectStatus().isNoContent();
        logout("no token").expectStatus().isNoContent();
        web.anonymous().post().uri(LOGOUT).exchange().expectStatus().isNoContent();
    }

    @Test
    void a_page_that_signs_out_forgets_its_cookies() {
        var page = Page.of(web, ana);

        var answer = page.post(LOGOUT).expectStatus().isNoContent();

        assertThat(answer.expectBody().returnResult().getResponseHeaders().get("Set-Cookie"))
                .satisfiesExactly(
                        refresh -> assertThat(refresh)
                                .startsWith("__Secure-refresh-token=; Path=/api/v1/auth; Max-Age=0; ")
                                .contains("Secure; HttpOnly; SameSite=Strict"),
                        csrf -> assertThat(csrf).startsWith("XSRF-TOKEN=; Path=/; Max-Age=0; "));
        assertThat(page.has(Page.REFRESH_TOKEN)).isFalse();
    }

    /** Else a form on a page of somebody else, with which no cookie is sent, could sign people out. */
    @Test
    void a_call_that_relied_on_no_cookie_clears_none() {
        web.anonymous()
                .post()
                .uri(LOGOUT)
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .doesNotExist("Set-Cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "forged"})
    void an_old_access_token_hinders_nobody(String token) {
        web.anonymous()
                .post()
                .uri(LOGOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .bodyValue("{\"refreshToken\":\"%s\"}".formatted(ana.refreshToken()))
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    @Test
    void who_signs_out_everywhere_ends_every_session() {
        var elsewhere = web.again(ana);
        var bob = web.somebody();

        web.as(ana)
                .post()
                .uri("/api/v1/auth/logout-all")
                .exchange()
                .expectStatus()
                .isNoContent();

        isOver(ana);
        isOver(elsewhere);
        goesOn(bob);
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "forged"})
    void to_sign_out_everywhere_a_valid_access_token_is_needed(String token) {
        web.anonymous()
                .post()
                .uri("/api/v1/auth/logout-all")
                .header("Authorization", "Bearer " + token)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private void isOver(Person person) {
        refresh(person).expectStatus().isUnauthorized();
        web.as(person).get().uri("/api/v1/me").exchange().expectStatus().isUnauthorized();
    }

    private void goesOn(Person person) {
        refresh(person).expectStatus().isOk();
        web.as(person).get().uri("/api/v1/me").exchange().expectStatus().isOk();
    }

    private ResponseSpec refresh(Person person) {
        return web.post("/api/v1/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(person.refreshToken()));
    }

    private ResponseSpec logout(String token) {
        return web.post(LOGOUT, "{\"refreshToken\":\"%s\"}".formatted(token));
    }
}
