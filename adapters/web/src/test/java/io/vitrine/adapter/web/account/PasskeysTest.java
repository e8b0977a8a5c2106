package io.vitrine.adapter.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.Person;
import io.vitrine.adapter.web.Phone;
import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.account.Letter;
import io.vitrine.domain.audit.AuditEvent;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Passkeys: added, shown, used to come in, removed. */
final class PasskeysTest {

    private static final String PASSKEYS = "/api/v1/me/passkeys";

    private final WebFixture web = WebFixture.shared();
    private final Person ana = web.somebody();

    @Test
    void a_browser_gets_creation_options_as_it_reads_them() {
        Phone.of(web, ana);

        var options = json(post(PASSKEYS + "/options", "{\"password\":\"%s\"}".formatted(ana.password())));

        assertThat(options.at("/rp/id").asString()).isEqualTo("localhost");
        assertThat(options.at("/user/id").asString()).isEqualTo(inBase64Url(UUID.fromString(ana.id())));
        assertThat(options.at("/user/name").asString()).isEqualTo(ana.email());
        assertThat(options.path("challenge").asString()).matches("[A-Za-z0-9_-]{43}");
        assertThat(options.path("pubKeyCredParams").findValues("alg").stream()
                        .map(JsonNode::asInt)
                        .toList())
                .containsExactly(-7, -8, -257);
        assertThat(options.path("excludeCredentials")).hasSize(1);
        assertThat(options.at("/authenticatorSelection/residentKey").asString()).isEqualTo("required");
        assertThat(options.at("/authenticatorSelection/userVerification").asString())
                .isEqualTo("required");
        assertThat(options.path("attestation").asString()).isEqualTo("none");
    }

    private static String inBase64Url(UUID id) {
        var bytes = new BigInteger(id.toString().replace("-", ""), 16).toByteArray();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void request_options_tell_nothing_about_anybody() {
        Phone.of(web, ana);

        var options =
                json(web.anonymous().post().uri("/api/v1/auth/passkey/options").exchange());

        assertThat(options.propertyNames())
                .containsExactlyInAnyOrder("challenge", "timeout", "rpId", "userVerification");
        assertThat(options.path("userVerification").asString()).isEqualTo("required");
    }

    @Test
    void a_passkey_is_shown_to_its_owner_who_is_told_of_it_by_mail() {
        var added = json(post(PASSKEYS, new Phone(web, ana.id()).creation(ana)));

        assertThat(added.path("name").asString()).isEqualTo("Phone");
        assertThat(added.path("backedUp").asBoolean()).isTrue();
        assertThat(added.path("lastUsedAt").isNull()).isTrue();
        assertThat(listed()).singleElement().isEqualTo(added);
        assertThat(web.letters().to(ana.email())).last().isInstanceOf(Letter.PasskeyAdded.class);
    }

    @Test
    void a_passkey_lets_its_owner_in_without_a_password() {
        var phone = Phone.of(web, ana);

        var tokens = json(login(phone.proof()));

        assertThat(tokens.path("accessToken").asString()).startsWith(ana.id());
        assertThat(tokens.path("refreshToken").asString()).matches("vr1_[A-Za-z0-9_-]{43}");
        web.post(
                        "/api/v1/auth/refresh",
                        "{\"refreshToken\":\"%s\"}"
                                .formatted(tokens.path("refreshToken").asString()))
                .expectStatus()
                .isOk();
        assertThat(listed().getFirst().path("lastUsedAt").isNull()).isFalse();
    }

    @Test
    void a_page_gets_its_refresh_token_in_a_cookie_that_no_script_reads() {
        var phone = Phone.of(web, ana);
        var proof = phone.proof().replaceFirst("\\}$", ",\"delivery\":\"cookie\"}");

        var headers = login(proof)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.refreshToken")
                .doesNotExist()
                .returnResult()
                .getResponseHeaders();
        assertThat(headers.get("Set-Cookie")).singleElement().asString().contains("HttpOnly", "SameSite=Strict");
    }

    @Test
    void whatever_is_wrong_is_answered_alike() {
        var phone = Phone.of(web, ana);
        var used = phone.proof();
        login(used).expectStatus().isOk();
        var gone = phone.proof(phone.circumstances().counting(1));
        var locked = web.somebody();
        var lockedPhone = Phone.of(web, locked);
        var late = lockedPhone.proof();
        Users.patch(web, locked.id(), "{\"locked\":true}").expectStatus().isOk();

        var refusals = List.of(
                refusal("{\"credential\":{}}"),
                refusal(used),
                refusal(gone),
                refusal(new Phone(web, ana.id()).proof()),
                refusal(phone.proof(phone.circumstances().unverified())),
                refusal(phone.proof(phone.circumstances().at("https://evil.example"))),
                refusal(phone.proof(phone.circumstances().of("evil.example"))),
                refusal(late));

        assertThat(refusals.stream().distinct()).hasSize(1);
        assertThat(web.audited(AuditEvent.Type.PASSKEY_CLONED))
                .filteredOn(event -> event.subject().orElseThrow().equals(ana.id()))
                .hasSize(1);
    }

    private String refusal(String proof) {
        var result = login(proof)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .doesNotExist("Set-Cookie")
                .expectBody(String.class)
                .returnResult();
        assertThat(result.getResponseBody()).contains("\"code\":\"invalid-credentials\"");
        return result.getResponseHeaders().getFirst("WWW-Authenticate")
                + String.valueOf(result.getResponseBody()).replaceAll("\"requestId\":\"[^\"]+\"", "");
    }

    @Test
    void what_is_wrong_with_a_new_passkey_is_answered_alike() {
        var phone = new Phone(web, ana.id());
        var bob = web.somebody();
        var used = phone.creation(ana);
        post(PASSKEYS, used).expectStatus().isCreated();

        for (var wrong : List.of(used, new Phone(web, bob.id()).creation(bob), "{\"name\":\"x\",\"credential\":{}}")) {
            post(PASSKEYS, wrong)
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].pointer")
                    .isEqualTo("/credential")
                    .jsonPath("$.errors[0].code")
                    .isEqualTo("invalid-passkey");
        }
    }

    @Test
    void a_removed_passkey_lets_nobody_in() {
        var phone = Phone.of(web, ana);
        var id = listed().getFirst().path("id").asString();

        delete(ana, id).expectStatus().isNoContent();

        login(phone.proof()).expectStatus().isUnauthorized();
        assertThat(listed()).isEmpty();
        assertThat(web.letters().to(ana.email())).last().isInstanceOf(Letter.PasskeyRemoved.class);
        delete(ana, id).expectStatus().isNotFound();
    }

    @Test
    void nobody_removes_the_passkey_of_somebody_else() {
        Phone.of(web, ana);

        delete(web.somebody(), listed().getFirst().path("id").asString())
                .expectStatus()
                .isNotFound();
        assertThat(listed()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"credential\":\"x\"}",
                "{\"credential\":[]}",
                "{\"credential\":{},\"delivery\":\"pigeon\"}",
                "{\"credential\":{},\"email\":\"ana@example.org\"}"
            })
    void a_form_that_is_not_filled_in_is_refused(String form) {
        login(form)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("validation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\\nb", "\\ud83d"})
    void a_name_has_something_to_be_seen(String name) {
        post(PASSKEYS, "{\"name\":\"%s\",\"credential\":{}}".formatted(name))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/name");
    }

    @Test
    void a_service_without_passkeys_has_nothing_at_their_addresses() {
        try (var without = WebFixture.started("--test.passkeys=false")) {
            var bob = without.somebody();
            without.post("/api/v1/auth/passkey", "{}").expectStatus().isNotFound();
            without.anonymous()
                    .post()
                    .uri("/api/v1/auth/passkey/options")
                    .exchange()
                    .expectStatus()
                    .isNotFound();
            without.as(bob).get().uri(PASSKEYS).exchange().expectStatus().isNotFound();
            without.anonymous()
                    .get()
                    .uri("/openapi.json")
                    .exchange()
                    .expectBody(String.class)
                    .value(document ->
                            assertThat(document).contains("/auth/login").doesNotContain("/passkey", "PasskeyProof"));
        }
    }

    private List<JsonNode> listed() {
        var list = json(web.as(ana).get().uri(PASSKEYS).exchange());
        return list.path("items").valueStream().toList();
    }

    private ResponseSpec login(String proof) {
        return web.post("/api/v1/auth/passkey", proof);
    }

    private ResponseSpec post(String path, String document) {
        return web.as(ana)
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(document)
                .exchange();
    }

    private ResponseSpec delete(Person person, String id) {
        return web.as(person).delete().uri(PASSKEYS + "/" + id).exchange();
    }

    private static JsonNode json(ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectStatus()
                .is2xxSuccessful()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }
}
