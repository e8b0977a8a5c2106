package io.vitrine.adapter.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.AuthenticatorApp;
import io.vitrine.adapter.web.Person;
import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.audit.AuditEvent;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** A second factor over HTTP: switching it on, coming in with it, and having it taken off. */
final class SecondFactorTest {

    private static final String PROOF = "/api/v1/auth/login/second-factor";

    private final WebFixture web = WebFixture.shared();
    private final Person ana = web.somebody();

    @Test
    void a_secret_is_told_to_be_typed_and_to_be_shown_as_a_picture() {
        var answer = AuthenticatorApp.post(web, ana, "/totp", AuthenticatorApp.password(ana))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store");

        var begun = AuthenticatorApp.read(answer);
        var uri = URI.create(begun.path("uri").asString());
        assertThat(uri.getScheme()).isEqualTo("otpauth");
        assertThat(uri.getHost()).isEqualTo("totp");
        assertThat(uri.getPath()).isEqualTo("/Vitrine:" + ana.email());
        assertThat(uri.getQuery())
                .contains("secret=" + begun.path("secret").asString(), "issuer=Vitrine", "digits=6", "period=30");
    }

    @Test
    void what_is_on_shows_in_the_own_account() {
        var app = AuthenticatorApp.on(web, ana);
        assertThat(app.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        assertThatItIs(true, 10);

        prove(app.challenge(), app.recoveryCodes().getFirst()).expectStatus().isOk();
        assertThatItIs(true, 9);

        AuthenticatorApp.post(web, ana, "/totp/disable", AuthenticatorApp.password(ana))
                .expectStatus()
                .isNoContent();
        assertThatItIs(false, 0);
    }

    @Test
    void the_login_is_answered_with_a_challenge_and_no_session_begins() {
        AuthenticatorApp.on(web, ana);

        var answer = web.post(
                        "/api/v1/auth/login",
                        "{\"email\":\"%s\",\"password\":\"%s\",\"delivery\":\"cookie\"}"
                                .formatted(ana.email(), ana.password()))
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Bearer error=\"insufficient_user_authentication\".*")
                .expectHeader()
                .doesNotExist("Set-Cookie");

        var problem = AuthenticatorApp.read(answer);
        assertThat(problem.path("code").asString()).isEqualTo("second-factor-required");
        assertThat(problem.path("challenge").asString()).matches("vc1_[A-Za-z0-9_-]{43}");
        assertThat(problem.path("methods")).extracting(JsonNode::asString).isEqualTo(List.of("totp", "recovery-code"));
        assertThat(problem.path("expiresIn").asInt()).isEqualTo(300);
    }

    @Test
    void a_code_lets_in_with_the_delivery_that_is_asked_for() {
        var app = AuthenticatorApp.on(web, ana);

        web.post(
                        PROOF,
                        "{\"challenge\":\"%s\",\"code\":\"%s\",\"delivery\":\"cookie\"}"
                                .formatted(app.challenge(), app.nextCode()))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Set-Cookie", "__Secure-refresh-token=vr1_.*HttpOnly.*")
                .expectBody()
                .jsonPath("$.accessToken")
                .isNotEmpty()
                .jsonPath("$.refreshToken")
                .doesNotExist();
    }

    @Test
    void a_wrong_code_and_a_dead_challenge_are_answered_alike() {
        var app = AuthenticatorApp.on(web, ana);
        var used = app.challenge();
        prove(used, app.recoveryCodes().getFirst()).expectStatus().isOk();

        var wrong = problem(prove(app.challenge(), app.wrongCode()));

        assertThat(wrong).contains("invalid-credentials");
        assertThat(List.of(
                        problem(prove(used, app.nextCode())),
                        problem(prove("vc1_" + "A".repeat(43), app.nextCode())),
                        problem(prove("no challenge", app.nextCode())),
                        problem(prove(app.challenge(), "no code")),
                        problem(prove(app.challenge(), app.code())),
                        problem(prove(app.challenge(), app.recoveryCodes().getFirst()))))
                .containsOnly(wrong);
    }

    @Test
    void an_administrator_takes_it_off_and_that_is_on_record() {
        AuthenticatorApp.on(web, ana);

        takeOff(ana.id()).expectStatus().isNoContent();
        takeOff(ana.id()).expectStatus().isNotFound();

        web.again(ana);
        assertThat(web.audited(AuditEvent.Type.SECOND_FACTOR_DISABLED))
                .filteredOn(event -> event.subject().filter(ana.id()::equals).isPresent())
                .singleElement()
                .satisfies(event -> assertThat(event.actor()).contains("root"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0199b7a2-0000-7000-8000-00000000dead"})
    void there_is_nothing_to_take_off_where_there_is_no_account(String id) {
        takeOff(id).expectStatus().isNotFound();
    }

    @Test
    void who_is_no_administrator_takes_nothing_off() {
        AuthenticatorApp.on(web, ana);

        web.as(ana)
                .delete()
                .uri("/api/v1/users/" + ana.id() + "/second-factor")
                .exchange()
                .expectStatus()
                .isForbidden();
        assertThatItIs(true, 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"challenge\":1,\"code\":\"000000\"}",
                "{\"challenge\":\"vc1_\",\"code\":287082}",
                "{\"challenge\":\"vc1_\",\"code\":\"000000\",\"delivery\":\"pigeon\"}",
                "{\"challenge\":\"vc1_\",\"code\":\"000000\",\"remember\":true}"
            })
    void a_form_that_is_not_filled_in_is_refused(String form) {
        web.post(PROOF, form)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("validation");
    }

    private ResponseSpec prove(String challenge, String code) {
        return web.post(PROOF, "{\"challenge\":\"%s\",\"code\":\"%s\"}".formatted(challenge, code));
    }

    private static String problem(ResponseSpec answer) {
        return AuthenticatorApp.read(answer.expectStatus().isUnauthorized())
                .toString()
                .replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    private ResponseSpec takeOff(String id) {
        return web.admin()
                .delete()
                .uri("/api/v1/users/" + id + "/second-factor")
                .exchange();
    }

    private void assertThatItIs(boolean on, int recoveryCodesLeft) {
        web.as(ana)
                .get()
                .uri("/api/v1/me")
                .exchange()
                .expectBody()
                .jsonPath("$.secondFactor.totp")
                .isEqualTo(on)
                .jsonPath("$.secondFactor.recoveryCodesLeft")
                .isEqualTo(recoveryCodesLeft);
    }
}
