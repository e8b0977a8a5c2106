package io.vitrine.adapter.web;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An app that makes the codes of one person, and knows nothing of how the service does. The moment in which it is made is the one of
 * its codes, so that a test that takes a while does not depend on when it began.
 *
 * @param recoveryCodes empty before it is confirmed
 */
public record AuthenticatorApp(WebFixture web, Person person, String secret, long step, List<String> recoveryCodes) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** The app of somebody who has begun to switch the second factor on. */
    public static AuthenticatorApp begun(WebFixture web, Person person) {
        var begun =
                read(post(web, person, "/totp", password(person)).expectStatus().isCreated());
        var step = Clock.systemUTC().instant().getEpochSecond() / 30;
        return new AuthenticatorApp(web, person, begun.path("secret").asString(), step, List.of());
    }

    /** The app of somebody who has switched it on. The code of the moment is used for that. */
    public static AuthenticatorApp on(WebFixture web, Person person) {
        var app = begun(web, person);
        var answer = read(post(web, person, "/totp/confirm", "{\"code\":\"%s\"}".formatted(app.code()))
                .expectStatus()
                .isOk());
        var codes = StreamSupport.stream(answer.path("recoveryCodes").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
        return new AuthenticatorApp(web, person, app.secret, app.step, codes);
    }

    /** The challenge that a right password is answered with. */
    public String challenge() {
        var login = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(person.email(), person.password());
        return read(web.post("/api/v1/auth/login", login).expectStatus().isUnauthorized())
                .path("challenge")
                .asString();
    }

    public String code() {
        return codeOf(step);
    }

    /** The code that the app shows next, which is accepted already. */
    public String nextCode() {
        return codeOf(step + 1);
    }

    /** A code that is not accepted at the moment. */
    public String wrongCode() {
        return "%06d".formatted((Integer.parseInt(nextCode()) + 1) % 1_000_000);
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

    private String codeOf(long counter) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(bytes(), "HmacSHA1"));
            var hash = ByteBuffer.wrap(
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter).array()));
            return "%06d".formatted((hash.getInt(hash.get(19) & 0xF) & Integer.MAX_VALUE) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] bytes() {
        var bits = new StringBuilder();
        secret.chars()
                .forEach(letter -> bits.append("%5s"
                        .formatted(Integer.toBinaryString(ALPHABET.indexOf(letter)))
                        .replace(' ', '0')));
        var bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }
}
