package io.vitrine.adapter.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.Person;
import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.account.Letter;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** How a session goes on: with a token in the body, and with one in a cookie. */
final class RefreshTest {

    private static final String REFRESH = "/api/v1/auth/refresh";

    private final WebFixture web = WebFixture.shared();
    private final Person ana = web.somebody();

    @Test
    void a_refresh_token_gives_the_next_pair_of_the_same_session() {
        refresh(ana.refreshToken())
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectHeader()
                .doesNotExist("Set-Cookie")
                .expectBody()
                .jsonPath("$.sessionId")
                .isEqualTo(ana.sessionId())
                .jsonPath("$.accessToken")
                .isNotEmpty()
                .jsonPath("$.refreshToken")
                .value(String.class, next -> assertThat(next).startsWith("vr1_").isNotEqualTo(ana.refreshToken()));
    }

    @Test
    void who_asks_twice_gets_the_same_successor() {
        var first = next(ana.refreshToken());

        assertThat(next(ana.refreshToken())).isEqualTo(first);
    }

    @Test
    void who_asks_twice_is_told_twice_what_is_left() {
        var policy = "\"api\";q=1000000;w=900";
        var left = "\"api\";r=999999;t=\\d+";

        for (int time = 0; time < 2; time++) {
            refresh(ana.refreshToken())
                    .expectHeader()
                    .valueEquals("RateLimit-Policy", policy)
                    .expectHeader()
                    .valueMatches("RateLimit", left);
        }
    }

    @Test
    void a_token_whose_successor_was_used_ends_the_session_and_its_access_tokens() {
        var last = next(next(ana.refreshToken()));

        refused(refresh(ana.refreshToken()), "refresh-token-reused");

        refused(refresh(last), "refresh-token-invalid");
        web.as(ana).get().uri("/api/v1/me").exchange().expectStatus().isUnauthorized();
        assertThat(web.letters().to(ana.email())).last().isInstanceOf(Letter.SessionStolen.class);
    }

    @Test
    void the_end_of_a_stolen_session_leaves_others_alone() {
        var elsewhere = web.again(ana);
        next(next(ana.refreshToken()));
        refused(refresh(ana.refreshToken()), "refresh-token-reused");

        refresh(elsewhere.refreshToken()).expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "vr1_", "vp1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "eyJhbGciOiJub25lIn0.e30.", "ä"})
    void what_can_be_no_refresh_token_is_refused_as_one_that_is_unknown(String token) {
        refused(refresh(token), "refresh-token-invalid");
        refused(refresh("vr1_" + "x".repeat(43)), "refresh-token-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"refreshToken\":1}", "{\"refreshToken\":\"x\",\"delivery\":\"cookie\"}"})
    void a_body_without_one_is_not_valid(String body) {
        web.post(REFRESH, body).expectStatus().isEqualTo(422);
    }

    @Test
    void without_a_body_and_without_a_cookie_there_is_no_token() {
        refused(web.anonymous().post().uri(REFRESH).exchange(), "refresh-token-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "forged"})
    void an_old_access_token_hinders_nobody(String token) {
        web.anonymous()
                .post()
                .uri(REFRESH)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .bodyValue("{\"refreshToken\":\"%s\"}".formatted(ana.refreshToken()))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void a_page_gets_the_next_token_in_its_cookie() {
        var page = Page.of(web, ana);
        var before = page.cookie(Page.REFRESH_TOKEN);

        var answer = page.post(REFRESH);

        answer.expectStatus().isOk();
        assertThat(page.cookie(Page.REFRESH_TOKEN)).startsWith("vr1_").isNotEqualTo(before);
        assertThat(answer.returnResult(String.class).getResponseHeaders().getFirst("Set-Cookie"))
                .contains("Path=/api/v1/auth; ", "Secure; ", "HttpOnly; ", "SameSite=Strict")
                .containsPattern("Max-Age=(604800|604799); ");
    }

    @Test
    void a_page_is_not_told_the_token_in_the_body() {
        Page.of(web, ana)
                .post(REFRESH)
                .expectBody()
                .jsonPath("$.refreshToken")
                .doesNotExist()
                .jsonPath("$.accessToken")
                .isNotEmpty();
    }

    @Test
    void two_tabs_that_ask_at_once_hold_the_same_cookie() {
        var page = Page.of(web, ana);
        var other = page.copy();

        page.post(REFRESH).expectStatus().isOk();
        other.post(REFRESH).expectStatus().isOk();

        assertThat(other.cookie(Page.REFRESH_TOKEN)).isEqualTo(page.cookie(Page.REFRESH_TOKEN));
    }

    @Test
    void who_lost_a_race_and_cannot_have_the_successor_again_leaves_the_winner_its_cookie() {
        try (var forgetful = WebFixture.started("--test.seals=lost")) {
            var winner = Page.of(forgetful, forgetful.somebody());
            var loser = winner.copy();
            winner.post(REFRESH).expectStatus().isOk();

            var answer = loser.post(REFRESH);

            answer.expectHeader().doesNotExist("Set-Cookie");
            refused(answer, "refresh-token-invalid");
            winner.post(REFRESH).expectStatus().isOk();
        }
    }

    @Test
    void the_cookie_of_a_dead_session_is_cleared() {
        var page = Page.of(web, ana);
        var thief = page.copy();
        page.post(REFRESH).expectStatus().isOk();
        page.post(REFRESH).expectStatus().isOk();

        refused(thief.post(REFRESH), "refresh-token-reused");
        refused(page.post(REFRESH), "refresh-token-invalid");

        assertThat(thief.has(Page.REFRESH_TOKEN)).isFalse();
        assertThat(page.has(Page.REFRESH_TOKEN)).isFalse();
    }

    @Test
    void a_refusal_of_a_token_in_a_body_clears_no_cookie() {
        var answer = web.anonymous()
                .post()
                .uri(REFRESH)
                .cookie(Page.REFRESH_TOKEN, ana.refreshToken())
                .header("Content-Type", "application/json")
                .bodyValue("{\"refreshToken\":\"vr1_\"}")
                .exchange();

        answer.expectHeader().doesNotExist("Set-Cookie");
        refused(answer, "refresh-token-invalid");
    }

    private ResponseSpec refresh(String token) {
        return web.post(REFRESH, "{\"refreshToken\":\"%s\"}".formatted(token));
    }

    private String next(String token) {
        var tokens = refresh(token)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(tokens).path("refreshToken").asString();
    }

    private static void refused(ResponseSpec answer, String code) {
        answer.expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Bearer error=\"invalid_grant\", .*")
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
