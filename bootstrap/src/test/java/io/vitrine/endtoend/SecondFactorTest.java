package io.vitrine.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.factor.AuthenticatorCodes;
import io.vitrine.endtoend.Vitrine.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The life of a second factor, over HTTP, on a real PostgreSQL and a real SMTP server. Codes are made here, from the secret that is
 * told, by nothing that the service is made of. One of the moment switches it on, the next one is accepted already: so no test
 * depends on how quick it is.
 */
class SecondFactorTest {

    private static final String PASSWORD = "plum velvet harbour kite";
    private static final String CREDENTIALS = "{\"email\":\"ana@example.org\",\"password\":\"%s\"}".formatted(PASSWORD);
    private static final String WITH_PASSWORD = "{\"password\":\"%s\"}".formatted(PASSWORD);
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

    private static final Vitrine VITRINE = startedWithMail();

    private String accessToken = "";

    private static Vitrine startedWithMail() {
        MAIL.start();
        return Vitrine.with(Map.of(
                "spring.mail.host",
                "localhost",
                "spring.mail.port",
                MAIL.getSmtp().getPort(),
                "vitrine.passwords.cost",
                10,
                "vitrine.accounts.code-issuer",
                "The Shop"));
    }

    @AfterAll
    static void stop() {
        VITRINE.close();
        MAIL.stop();
    }

    @BeforeEach
    void ana_is_in() throws Exception {
        TestDatabase.shared().empty();
        MAIL.purgeEmailFromAllMailboxes();
        assertThat(post("/auth/register", CREDENTIALS).status()).isEqualTo(202);
        accessToken = login().json().path("accessToken").asString();
    }

    @Test
    void it_is_switched_on_and_asked_for_and_a_code_lets_in_once() throws Exception {
        var app = begun();
        assertThat(login().status()).isEqualTo(200);
        switchedOn(app);

        var login = login();
        assertThat(login.status()).isEqualTo(401);
        assertThat(login.code()).isEqualTo("second-factor-required");
        assertThat(login.json().path("methods"))
                .extracting(JsonNode::asString)
                .containsExactly("totp", "recovery-code");

        var tokens = prove(challengeOf(login), app.nextCode());
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        assertThat(prove(challengeOf(login), app.nextCode()).code()).isEqualTo("invalid-credentials");
        assertThat(prove(challengeOf(login()), app.nextCode()).code()).isEqualTo("invalid-credentials");
        assertThat(prove(challengeOf(login()), app.code()).code()).isEqualTo("invalid-credentials");

        var refresh = "{\"refreshToken\":\"%s\"}"
                .formatted(tokens.json().path("refreshToken").asString());
        assertThat(post("/auth/refresh", refresh).status()).isEqualTo(200);
        assertThat(mailed("second factor was switched on")).isTrue();
    }

    @Test
    void a_recovery_code_lets_in_once_and_its_owner_gets_a_mail() throws Exception {
        var codes = switchedOn(begun());

        assertThat(prove(challengeOf(login()), codes.getFirst()).status()).isEqualTo(200);
        assertThat(prove(challengeOf(login()), codes.getFirst()).code()).isEqualTo("invalid-credentials");

        assertThat(me().at("/secondFactor/totp").asBoolean()).isTrue();
        assertThat(me().at("/secondFactor/recoveryCodesLeft").asInt()).isEqualTo(9);
        assertThat(mailed("recovery code of yours was used")).isTrue();
        assertThat(auditOf("recovery-code-used")).hasSize(1);
    }

    @Test
    void of_twenty_who_send_one_code_at_once_one_gets_in() {
        var app = begun();
        switchedOn(app);
        var proofs = IntStream.range(0, 20)
                .mapToObj(_ -> proof(challengeOf(login()), app.nextCode()))
                .toList();

        var answers = proofs.stream()
                .map(proof -> VITRINE.client()
                        .sendAsync(
                                request("/auth/login/second-factor")
                                        .POST(BodyPublishers.ofString(proof))
                                        .build(),
                                BodyHandlers.ofString()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(Reply::new)
                .toList();

        assertThat(answers).extracting(Reply::status).containsOnly(200, 401).containsOnlyOnce(200);
    }

    @Test
    void five_wrong_codes_void_a_challenge_and_ten_stop_every_one() {
        var app = begun();
        var codes = switchedOn(app);
        var challenge = challengeOf(login());
        for (int n = 0; n < 5; n++) {
            assertThat(prove(challenge, app.wrongCode()).code()).isEqualTo("invalid-credentials");
        }
        assertThat(prove(challenge, codes.getFirst()).code()).isEqualTo("invalid-credentials");
        assertThat(prove(challengeOf(login()), codes.getFirst()).status()).isEqualTo(200);

        for (int n = 0; n < 10; n++) {
            prove(challengeOf(login()), app.wrongCode());
        }

        assertThat(prove(challengeOf(login()), app.nextCode()).code()).isEqualTo("invalid-credentials");
        assertThat(prove(challengeOf(login()), codes.getLast()).code()).isEqualTo("invalid-credentials");
    }

    @Test
    void an_administrator_takes_it_off_who_lost_it() {
        switchedOn(begun());
        var id = me().path("id").asString();

        var taken = VITRINE.send(HttpRequest.newBuilder(VITRINE.uri("/api/v1/users/" + id + "/second-factor"))
                .header("Authorization", "Bearer " + VITRINE.token(Role.ADMIN))
                .DELETE());

        assertThat(taken.status()).isEqualTo(204);
        assertThat(login().status()).isEqualTo(200);
        assertThat(auditOf("second-factor-disabled")).hasSize(1);
    }

    @Test
    void the_database_has_neither_the_secret_nor_a_code_nor_a_challenge() {
        var app = begun();
        var codes = switchedOn(app);
        var challenge = challengeOf(login());

        assertThat(everythingStored())
                .contains("second-factor-enabled")
                .doesNotContain(app.secret(), hex(app.key()))
                .doesNotContain(challenge, hex(challenge.getBytes(US_ASCII)))
                .doesNotContain(codes)
                .doesNotContain(hex(codes.getFirst().getBytes(US_ASCII)));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The rows in which it could be; bytes are in hexadecimal. */
    private static String everythingStored() {
        return TestDatabase.shared()
                .client()
                .sql("""
                    SELECT factor::text FROM second_factor AS factor
                    UNION ALL SELECT code::text FROM recovery_code AS code
                    UNION ALL SELECT challenge::text FROM login_challenge AS challenge
                    UNION ALL SELECT record::text FROM security_audit_log AS record\
                    """)
                .mapValue(String.class)
                .all()
                .collect(Collectors.joining("\n"))
                .blockOptional()
                .orElseThrow();
    }

    private AuthenticatorCodes begun() {
        var begun = own("/me/totp", WITH_PASSWORD);
        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
        var secret = begun.json().path("secret").asString();
        assertThat(begun.json().path("uri").asString())
                .startsWith("otpauth://totp/The%20Shop:ana%40example.org?secret=" + secret);
        return AuthenticatorCodes.with(secret);
    }

    private List<String> switchedOn(AuthenticatorCodes app) {
        var confirmed = own("/me/totp/confirm", "{\"code\":\"%s\"}".formatted(app.code()));
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        return texts(confirmed.json().path("recoveryCodes"));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static Reply login() {
        return post("/auth/login", CREDENTIALS);
    }

    private static String challengeOf(Reply login) {
        return login.json().path("challenge").asString();
    }

    private static Reply prove(String challenge, String code) {
        return post("/auth/login/second-factor", proof(challenge, code));
    }

    private static String proof(String challenge, String code) {
        return "{\"challenge\":\"%s\",\"code\":\"%s\"}".formatted(challenge, code);
    }

    private JsonNode me() {
        return VITRINE.get("/api/v1/me", "Authorization", "Bearer " + accessToken)
                .json();
    }

    private Reply own(String path, String json) {
        return VITRINE.send(
                request(path).header("Authorization", "Bearer " + accessToken).POST(BodyPublishers.ofString(json)));
    }

    private static Reply post(String path, String json) {
        return VITRINE.send(request(path).POST(BodyPublishers.ofString(json)));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(VITRINE.uri("/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json");
    }

    private static JsonNode auditOf(String type) {
        return VITRINE.get("/api/v1/audit-events?type=" + type, "Authorization", "Bearer " + VITRINE.token(Role.ADMIN))
                .json()
                .path("items");
    }

    private static boolean mailed(String words) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> List.of(MAIL.getReceivedMessages()).stream()
                        .anyMatch(
                                letter -> GreenMailUtil.getWholeMessage(letter).contains(words)));
        return true;
    }
}
