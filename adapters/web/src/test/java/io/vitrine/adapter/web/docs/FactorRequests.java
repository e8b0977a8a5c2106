package io.vitrine.adapter.web.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.AuthenticatorApp;
import io.vitrine.adapter.web.WebFixture;
import io.vitrine.adapter.web.docs.Client.Asking;
import java.util.Map;
import java.util.function.Supplier;

/** Requests about second factors: one for each operation that succeeds, and those that are refused. */
final class FactorRequests {

    private final WebFixture web;
    private final Client client;

    FactorRequests(WebFixture web, Client client) {
        this.web = web;
        this.client = client;
    }

    Map<String, Supplier<Asking>> good() {
        return Map.of(
                "beginTotp",
                () -> {
                    var ana = web.somebody();
                    return client.by(ana, "POST", "/api/v1/me/totp").json(AuthenticatorApp.password(ana));
                },
                "confirmTotp",
                () -> {
                    var app = AuthenticatorApp.begun(web, web.somebody());
                    return confirming(app).json("{\"code\":\"%s\"}".formatted(app.code()));
                },
                "disableTotp",
                () -> withPassword(on(), "/totp/disable"),
                "renewRecoveryCodes",
                () -> withPassword(on(), "/recovery-codes"),
                "proveSecondFactor",
                () -> {
                    var app = on();
                    return proving(app.challenge(), app.nextCode());
                },
                "takeOffSecondFactor",
                () -> client.administer(
                        "DELETE", "/api/v1/users/" + on().person().id() + "/second-factor"));
    }

    void refusals() {
        var app = on();
        var ana = app.person();
        var required = client.ask("POST", "/api/v1/auth/login")
                .json(Requests.credentials(ana.email(), ana.password()))
                .gives(401, "second-factor-required");
        assertThat(required.json().path("challenge").asString()).startsWith("vc1_");
        proving(required.json().path("challenge").asString(), app.wrongCode()).gives(401, "invalid-credentials");
        proving("vc1_", app.nextCode()).gives(401, "invalid-credentials");
        proving(app.challenge(), app.recoveryCodes().getFirst()).gives(200);

        withPassword(app, "/totp").gives(409, "conflict");
        confirming(app).json("{\"code\":\"000000\"}").gives(409, "conflict");
        for (var path : new String[] {"/totp", "/totp/disable", "/recovery-codes"}) {
            withPassword(app, path).json("{\"password\":\"another one\"}").gives(401, "invalid-credentials");
        }

        var begun = AuthenticatorApp.begun(web, web.somebody());
        withPassword(begun, "/recovery-codes").gives(409, "conflict");
        var wrong = confirming(begun)
                .json("{\"code\":\"%s\"}".formatted(begun.wrongCode()))
                .gives(422, "validation");
        assertThat(wrong.json().at("/errors/0/pointer").asString()).isEqualTo("/code");
    }

    private AuthenticatorApp on() {
        return AuthenticatorApp.on(web, web.somebody());
    }

    private Asking withPassword(AuthenticatorApp app, String path) {
        return client.by(app.person(), "POST", "/api/v1/me" + path).json(AuthenticatorApp.password(app.person()));
    }

    private Asking confirming(AuthenticatorApp app) {
        return client.by(app.person(), "POST", "/api/v1/me/totp/confirm");
    }

    private Asking proving(String challenge, String code) {
        return client.ask("POST", "/api/v1/auth/login/second-factor")
                .json("{\"challenge\":\"%s\",\"code\":\"%s\"}".formatted(challenge, code));
    }
}
