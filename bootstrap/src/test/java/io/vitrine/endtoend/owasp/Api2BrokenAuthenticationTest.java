package io.vitrine.endtoend.owasp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.Role;
import io.vitrine.endtoend.Vitrine;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody comes in as somebody else: with a token that was made up, or one of another kind, or by asking around. */
class Api2BrokenAuthenticationTest {

    private final Vitrine vitrine = Vitrine.empty();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"typ\":\"at+jwt\"}",
                "{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}",
                "{\"alg\":\"ES256\",\"typ\":\"JWT\"}",
                "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"../../dev/null\"}"
            })
    void a_token_of_which_the_head_was_changed_is_refused(String head) {
        var parts = vitrine.token(Role.ADMIN).split("\\.");
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(head.getBytes(UTF_8));

        assertThat(statusOf(encoded + "." + parts[1] + "." + parts[2])).isEqualTo(401);
        assertThat(statusOf(encoded + "." + parts[1] + ".")).isEqualTo(401);
    }

    @Test
    void a_token_of_which_the_roles_were_changed_is_refused() {
        var parts = vitrine.token(Role.USER).split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("\"user\"", "\"admin\"");
        var forged = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8));

        assertThat(claims).contains("\"admin\"");
        assertThat(statusOf(parts[0] + "." + forged + "." + parts[2])).isEqualTo(401);
        assertThat(statusOf(vitrine.token(Role.ADMIN))).isEqualTo(200);
    }

    @Test
    void tokens_of_one_kind_are_of_no_use_as_another() {
        var ana = Somebody.called("ana", vitrine);

        assertThat(statusOf(ana.refreshToken())).isEqualTo(401);
        assertThat(vitrine.anonymousPost(
                                "/api/v1/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(ana.accessToken()))
                        .code())
                .isEqualTo("refresh-token-invalid");
        assertThat(vitrine.anonymousPost(
                                "/api/v1/auth/password/reset",
                                "{\"token\":\"%s\",\"password\":\"slate orchard comet river\"}"
                                        .formatted(ana.refreshToken()))
                        .status())
                .isEqualTo(422);
        assertThat(vitrine.get("/api/v1/me?access_token=" + ana.accessToken()).status())
                .isEqualTo(401);
    }

    @Test
    void nobody_learns_who_has_an_account() {
        var ana = Somebody.called("ana", vitrine);

        var wrong = vitrine.anonymousPost(
                "/api/v1/auth/login", Somebody.credentials(ana.email(), "slate orchard comet river"));
        var unknown = vitrine.anonymousPost(
                "/api/v1/auth/login", Somebody.credentials("nobody@example.org", Somebody.PASSWORD));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(withoutRequestId(wrong)).isEqualTo(withoutRequestId(unknown));
        for (var path : new String[] {"/api/v1/auth/register", "/api/v1/auth/password/forgot"}) {
            var form = path.endsWith("forgot") ? "{\"email\":\"%s\"}" : Somebody.credentials("%s", Somebody.PASSWORD);
            assertThat(vitrine.anonymousPost(path, form.formatted(ana.email())).body())
                    .isEqualTo(vitrine.anonymousPost(path, form.formatted("bo@example.org"))
                            .body());
        }
    }

    @Test
    void a_password_is_guessed_a_few_times_only() {
        try (var limited = Vitrine.with(Map.of("vitrine.limits.auth.requests", 2))) {
            var guess = Somebody.credentials("ana@example.org", "slate orchard comet river");
            limited.anonymousPost("/api/v1/auth/login", guess);
            limited.anonymousPost("/api/v1/auth/login", guess);

            assertThat(limited.anonymousPost("/api/v1/auth/login", guess).status())
                    .isEqualTo(429);
        }
    }

    private int statusOf(String token) {
        return vitrine.get("/api/v1/audit-events", "Authorization", "Bearer " + token)
                .status();
    }

    private static String withoutRequestId(Vitrine.Reply reply) {
        return reply.body().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }
}
