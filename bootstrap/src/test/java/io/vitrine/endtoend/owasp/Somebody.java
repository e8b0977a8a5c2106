package io.vitrine.endtoend.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.endtoend.Vitrine;
import io.vitrine.endtoend.Vitrine.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** Somebody who has an account and is signed in, and calls with the token of it. */
record Somebody(Vitrine vitrine, String email, String accessToken, String refreshToken, String sessionId) {

    static final String PASSWORD = "plum velvet harbour kite";

    /** Registers and signs in. */
    static Somebody called(String name, Vitrine vitrine) {
        var email = name + "@example.org";
        var registered = vitrine.anonymousPost("/api/v1/auth/register", credentials(email, PASSWORD));
        assertThat(registered.status()).as(registered.body()).isEqualTo(202);
        return signedIn(email, vitrine);
    }

    /** The same one in another session. */
    Somebody again() {
        return signedIn(email, vitrine);
    }

    private static Somebody signedIn(String email, Vitrine vitrine) {
        var login = vitrine.anonymousPost("/api/v1/auth/login", credentials(email, PASSWORD));
        assertThat(login.status()).as(login.body()).isEqualTo(200);
        var tokens = login.json();
        return new Somebody(
                vitrine,
                email,
                tokens.path("accessToken").asString(),
                tokens.path("refreshToken").asString(),
                tokens.path("sessionId").asString());
    }

    static String credentials(String email, String password) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    }

    Reply calls(String method, String path) {
        return calls(method, path, "");
    }

    Reply calls(String method, String path, String json) {
        return as(vitrine, accessToken, method, path, json);
    }

    /** A call with any token; with none where it is empty. */
    static Reply as(Vitrine vitrine, String token, String method, String path, String json) {
        var request = HttpRequest.newBuilder(vitrine.uri(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!json.isEmpty()) {
            request.header(
                    "Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        }
        return vitrine.send(request);
    }

    Reply refreshes() {
        return vitrine.anonymousPost("/api/v1/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(refreshToken));
    }
}
