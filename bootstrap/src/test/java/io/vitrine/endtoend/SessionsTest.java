package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.endtoend.Vitrine.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of accounts and sessions, over HTTP, on a real PostgreSQL and a real SMTP server. */
class SessionsTest {

    private static final Pattern MAILED = Pattern.compile("vp1_[A-Za-z0-9_-]{43}");
    private static final String PASSWORD = "plum velvet harbour kite";
    private static final String OTHER_PASSWORD = "slate orchard comet river";
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

    private static final Vitrine VITRINE = startedWithMail();

    private static Vitrine startedWithMail() {
        MAIL.start();
        return Vitrine.with(Map.of(
                "spring.mail.host",
                "localhost",
                "spring.mail.port",
                MAIL.getSmtp().getPort(),
                "vitrine.passwords.cost",
                10));
    }

    @AfterAll
    static void stop() {
        VITRINE.close();
        MAIL.stop();
    }

    @BeforeEach
    void forget() throws Exception {
        TestDatabase.shared().empty();
        MAIL.purgeEmailFromAllMailboxes();
    }

    @Test
    void somebody_registers_verifies_signs_in_and_looks_at_themselves() throws Exception {
        assertThat(register("ana@example.org").status()).isEqualTo(202);
        var token = "{\"token\":\"%s\"}".formatted(mailed(1));
        assertThat(post("/auth/verify-email", token).status()).isEqualTo(204);

        var tokens = signedIn("ana@example.org", PASSWORD);
        var me = get("/me", accessToken(tokens));

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("email").asString()).isEqualTo("ana@example.org");
        assertThat(me.json().path("emailVerified").asBoolean()).isTrue();
        assertThat(get("/me/sessions", accessToken(tokens)).json().path("items"))
                .hasSize(1);
    }

    @Test
    void a_refresh_that_is_repeated_gets_the_same_successor_and_a_replay_ends_the_session() {
        register("ana@example.org");
        var first = refreshToken(signedIn("ana@example.org", PASSWORD));

        var second = refresh(first);
        assertThat(refreshToken(refresh(first))).isEqualTo(refreshToken(second));
        var third = refresh(refreshToken(second));
        assertThat(third.status()).isEqualTo(200);

        var replay = refresh(first);
        assertThat(replay.status()).isEqualTo(401);
        assertThat(replay.code()).isEqualTo("refresh-token-reused");
        assertThat(refresh(refreshToken(third)).code()).isEqualTo("refresh-token-invalid");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        assertThat(get("/me", accessToken(third)).status()).isEqualTo(401));
    }

    @Test
    void twenty_refreshes_at_once_get_one_successor_that_works() {
        register("ana@example.org");
        var token = refreshToken(signedIn("ana@example.org", PASSWORD));

        var sending = IntStream.range(0, 20)
                .mapToObj(_ -> VITRINE.client()
                        .sendAsync(
                                request("/auth/refresh")
                                        .POST(BodyPublishers.ofString(sent(token)))
                                        .build(),
                                BodyHandlers.ofString()))
                .toList();
        var answers =
                sending.stream().map(CompletableFuture::join).map(Reply::new).toList();

        assertThat(answers).extracting(Reply::status).containsOnly(200);
        var successors =
                answers.stream().map(SessionsTest::refreshToken).distinct().toList();
        assertThat(successors).hasSize(1);
        assertThat(refresh(successors.getFirst()).status()).isEqualTo(200);
    }

    @Test
    void a_session_that_is_left_is_over_at_once() {
        register("ana@example.org");
        var tokens = signedIn("ana@example.org", PASSWORD);

        assertThat(post("/auth/logout", sent(refreshToken(tokens))).status()).isEqualTo(204);

        assertThat(refresh(refreshToken(tokens)).code()).isEqualTo("refresh-token-invalid");
        assertThat(get("/me", accessToken(tokens)).status()).isEqualTo(401);
        assertThat(post("/auth/logout", sent(refreshToken(tokens))).status()).isEqualTo(204);
    }

    @Test
    void a_forgotten_password_is_set_by_mail_and_ends_every_session() throws Exception {
        register("ana@example.org");
        var before = signedIn("ana@example.org", PASSWORD);
        assertThat(post("/auth/password/forgot", "{\"email\":\"ana@example.org\"}")
                        .status())
                .isEqualTo(202);

        var reset = "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(mailed(2), OTHER_PASSWORD);
        assertThat(post("/auth/password/reset", reset).status()).isEqualTo(204);

        assertThat(refresh(refreshToken(before)).status()).isEqualTo(401);
        assertThat(signIn("ana@example.org", PASSWORD).code()).isEqualTo("invalid-credentials");
        assertThat(signIn("ana@example.org", OTHER_PASSWORD).status()).isEqualTo(200);
        assertThat(post("/auth/password/reset", reset).status()).isEqualTo(422);
    }

    @Test
    void an_unknown_address_and_a_wrong_password_are_answered_alike() {
        register("ana@example.org");

        var wrong = signIn("ana@example.org", OTHER_PASSWORD);
        var unknown = signIn("bob@example.org", PASSWORD);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(withoutRequestId(unknown)).isEqualTo(withoutRequestId(wrong));
    }

    @Test
    void another_library_verifies_access_tokens_by_the_published_keys() throws Exception {
        register("ana@example.org");
        var token = accessToken(signedIn("ana@example.org", PASSWORD));
        var keys = new JsonWebKeySet(VITRINE.get("/.well-known/jwks.json").body());

        var claims = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setExpectedType(true, "at+jwt")
                .setExpectedIssuer("http://localhost:3003")
                .setExpectedAudience("vitrine")
                .setRequireExpirationTime()
                .setRequireSubject()
                .build()
                .processToClaims(token);

        assertThat(claims.getStringListClaimValue("roles")).containsExactly("user");
        assertThat(claims.getStringClaimValue("sid")).isNotBlank();
    }

    private static Reply register(String address) {
        return post("/auth/register", credentials(address, PASSWORD));
    }

    private static Reply signedIn(String address, String password) {
        var tokens = signIn(address, password);
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        return tokens;
    }

    private static Reply signIn(String address, String password) {
        return post("/auth/login", credentials(address, password));
    }

    private static Reply refresh(String token) {
        return post("/auth/refresh", sent(token));
    }

    private static String refreshToken(Reply tokens) {
        return tokens.json().path("refreshToken").asString("");
    }

    private static String accessToken(Reply tokens) {
        return tokens.json().path("accessToken").asString("");
    }

    private static String credentials(String address, String password) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(address, password);
    }

    private static String sent(String token) {
        return "{\"refreshToken\":\"%s\"}".formatted(token);
    }

    private static Reply post(String path, String json) {
        return VITRINE.send(request(path).POST(BodyPublishers.ofString(json)));
    }

    private static Reply get(String path, String accessToken) {
        return VITRINE.get("/api/v1" + path, "Authorization", "Bearer " + accessToken);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(VITRINE.uri("/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json");
    }

    private static String withoutRequestId(Reply reply) {
        return reply.body().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    /** The token in the letter of this number. */
    private static String mailed(int letter) throws Exception {
        assertThat(MAIL.waitForIncomingEmail(20_000, letter)).isTrue();
        var found = MAILED.matcher(GreenMailUtil.getBody(MAIL.getReceivedMessages()[letter - 1]));
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
