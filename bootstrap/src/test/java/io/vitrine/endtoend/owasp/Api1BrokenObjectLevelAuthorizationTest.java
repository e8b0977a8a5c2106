package io.vitrine.endtoend.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.endtoend.Vitrine;
import org.junit.jupiter.api.Test;

/** Whoever knows the identity of something of somebody else does nothing with it. */
class Api1BrokenObjectLevelAuthorizationTest {

    private final Vitrine vitrine = Vitrine.empty();
    private final Somebody ana = Somebody.called("ana", vitrine);
    private final Somebody mallory = Somebody.called("mallory", vitrine);

    @Test
    void the_session_of_somebody_else_cannot_be_ended() {
        var refused = mallory.calls("DELETE", "/api/v1/me/sessions/" + ana.sessionId());
        var unknown = mallory.calls("DELETE", "/api/v1/me/sessions/0199b7a2-0000-7000-8000-00000000dead");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.json().path("detail")).isEqualTo(unknown.json().path("detail"));
        assertThat(ana.refreshes().status()).isEqualTo(200);
    }

    @Test
    void sessions_passkeys_and_accounts_are_ones_own() {
        assertThat(mallory.calls("GET", "/api/v1/me/sessions").body())
                .contains(mallory.sessionId())
                .doesNotContain(ana.sessionId());
        assertThat(mallory.calls("GET", "/api/v1/me").body())
                .contains(mallory.email())
                .doesNotContain(ana.email());
        assertThat(mallory.calls("GET", "/api/v1/me/passkeys").json().path("items"))
                .isEmpty();
        assertThat(mallory.calls("DELETE", "/api/v1/me/passkeys/0199b7a2-0000-7000-8000-00000000dead")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_account_of_somebody_else_is_not_there_for_users() {
        var id = ana.calls("GET", "/api/v1/me").json().path("id").asString();

        assertThat(mallory.calls("GET", "/api/v1/users/" + id).status()).isEqualTo(403);
        assertThat(mallory.calls("PATCH", "/api/v1/users/" + id, "{\"locked\":true}")
                        .status())
                .isEqualTo(403);
        assertThat(ana.calls("GET", "/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void an_end_of_ones_own_sessions_leaves_those_of_others() {
        assertThat(mallory.calls("POST", "/api/v1/auth/logout-all").status()).isEqualTo(204);

        assertThat(ana.refreshes().status()).isEqualTo(200);
    }
}
