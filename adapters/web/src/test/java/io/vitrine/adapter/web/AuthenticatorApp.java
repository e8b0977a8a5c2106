package io.vitrine.adapter.web;

import io.vitrine.domain.factor.AuthenticatorCodes;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The authenticator app of one person.
 *
 * @param recoveryCodes empty before it is confirmed
 */
public record AuthenticatorApp(WebFixture web, Person person, AuthenticatorCodes codes, List<String> recoveryCodes) {

    /** The app of somebody who has begun to switch the second factor on. */
    public static AuthenticatorApp begun(WebFixture web, Person person) {
        var begun =
                read(post(web, person, "/totp", password(person)).expectStatus().isCreated());
        var codes = AuthenticatorCodes.with(begun.path("secret").asString());
        return new AuthenticatorApp(web, person, codes, List.of());
    }

    /** The app of somebody who has switched it on. The code of the moment is used for that. */
    public static AuthenticatorApp on(WebFixture web, Person person) {
        var app = begun(web, person);
        var answer = read(post(web, person, "/totp/confirm", "{\"code\":\"%s\"}".formatted(app.code()))
                .expectStatus()
                .isOk());
        var recoveryCodes = StreamSupport.stream(answer.path("recoveryCodes").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
        return new AuthenticatorApp(web, person, app.codes, recoveryCodes);
    }

    /** The challenge that a right password is answered with. */
    public String challenge() {
        var login = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(person.email(), person.password());
        return read(web.post("/api/v1/auth/login", login).expectStatus().isUnauthorized())
                .path("challenge")
                .asString();
    }

    /** As it was told, in base 32. */
    public String secret() {
        return codes.secret();
    }

    public String code() {
        return codes.code();
    }

    /** The code that the app shows next, which is accepted already. */
    public String nextCode() {
        return codes.nextCode();
    }

    /** A code that is not accepted at the moment. */
    public String wrongCode() {
        return codes.wrongCode();
    }

    public static ResponseSpec post(WebFixture web, Person person, String path, String json) {
        return web.as(person)
                .post()
                .uri("/api/v1/me" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    public static String password(Person person) {
        return "{\"password\":\"%s\"}".formatted(person.password());
    }

    /** A document that was answered. The client of these tests would write one that it decodes by itself into its log. */
    public static JsonNode read(ResponseSpec answer) {
        var body = answer.expectBody().returnResult().getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }
}
