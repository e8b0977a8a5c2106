package io.vitrine.adapter.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;

import io.vitrine.adapter.web.Person;
import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.account.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What people see of their own account, and what becomes of their sessions. */
final class MeTest {

    private final WebFixture web = WebFixture.shared();
    private final Person ana = web.somebody();

    @Test
    void people_see_their_own_account() {
        web.as(ana)
                .get()
                .uri("/api/v1/me")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(6)
                .jsonPath("$.id")
                .isEqualTo(ana.id())
                .jsonPath("$.email")
                .isEqualTo(ana.email())
                .jsonPath("$.roles")
                .value(List.class, roles -> assertThat(roles).isEqualTo(List.of("user")))
                .jsonPath("$.emailVerified")
                .isEqualTo(true)
                .jsonPath("$.secondFactor.totp")
                .isEqualTo(false)
                .jsonPath("$.secondFactor.recoveryCodesLeft")
                .isEqualTo(0)
                .jsonPath("$.createdAt")
                .value(String.class, matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
    }

    @Test
    void roles_are_shown_from_the_least_on() {
        web.as(web.somebody(Role.EDITOR, Role.USER))
                .get()
                .uri("/api/v1/me")
                .exchange()
                .expectBody()
                .jsonPath("$.roles")
                .value(List.class, roles -> assertThat(roles).isEqualTo(List.of("user", "editor")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me", "/api/v1/me/sessions"})
    void a_token_of_no_account_shows_none(String path) {
        web.as("developer", "admin")
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("forbidden");
    }

    @Test
    void an_account_that_there_is_not_is_not_shown() {
        web.as("0199b7a2-0000-7000-8000-00000000dead", "user")
                .get()
                .uri("/api/v1/me")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void people_see_their_sessions_and_which_one_is_this() {
        var elsewhere = web.again(ana);
        web.somebody();

        sessions(ana)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.items[*].id")
                .value(
                        List.class,
                        ids -> assertThat(ids)
                                .asList()
                                .containsExactlyInAnyOrder(ana.sessionId(), elsewhere.sessionId()))
                .jsonPath("$.items[?(@.current == true)].id")
                .isEqualTo(ana.sessionId())
                .jsonPath("$.items[0].userAgent")
                .isNotEmpty()
                .jsonPath("$.items[0].addressPrefix")
                .value(String.class, matchesPattern("127\\.0\\.0\\.0/24|::/48"))
                .jsonPath("$.items[0].startedAt")
                .isNotEmpty()
                .jsonPath("$.items[0].lastUsedAt")
                .isNotEmpty()
                .jsonPath("$.items[0].endsAt")
                .isNotEmpty();
    }

    @Test
    void people_end_a_session_of_theirs() {
        var elsewhere = web.again(ana);

        end(web.as(ana), elsewhere.sessionId()).expectStatus().isNoContent();

        web.as(elsewhere).get().uri("/api/v1/me").exchange().expectStatus().isUnauthorized();
        sessions(ana).expectBody().jsonPath("$.items.length()").isEqualTo(1);
        end(web.as(ana), elsewhere.sessionId()).expectStatus().isNotFound();
    }

    @Test
    void nobody_ends_a_session_of_others() {
        var bob = web.somebody();

        end(web.as(ana), bob.sessionId()).expectStatus().isNotFound();

        sessions(bob).expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0199b7a2-0000-7000-8000-00000000dead", "0-0-7000-8000-0"})
    void a_session_that_there_is_not_is_not_found(String id) {
        end(web.as(ana), id).expectStatus().isNotFound();
    }

    private ResponseSpec sessions(Person person) {
        return web.as(person).get().uri("/api/v1/me/sessions").exchange();
    }

    private static ResponseSpec end(WebTestClient client, String session) {
        return client.delete().uri("/api/v1/me/sessions/{id}", session).exchange();
    }
}
