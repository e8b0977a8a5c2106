package io.vitrine.adapter.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import reactor.test.StepVerifier;

/** Every attack that RFC 8725 and the contract name is tried with an otherwise perfect token. */
class JwtAccessTokenDecoderTest {
    private static final ECKey KEY = Tokens.newKey();
    private static final ECKey RETIRED = Tokens.newKey();
    private static final ECKey STRANGERS = Tokens.newKey();

    private final JwtAccessTokenDecoder decoder = new JwtAccessTokenDecoder(
            new KeyRing(new SigningKeys(List.of(KEY, RETIRED))),
            NativeCurve.ofThisMachine(),
            Tokens.SETTINGS,
            new FakeRevocations(),
            InstantSource.fixed(Tokens.NOW));
    private final Tokens good = Tokens.of(KEY);

    @Test
    void a_valid_token_is_read() {
        StepVerifier.create(decoder.decode(good.signedBy(KEY)))
                .assertNext(jwt -> {
                    assertThat(jwt.getSubject()).isEqualTo("ana");
                    assertThat(jwt.getClaimAsStringList("roles")).containsExactly("editor");
                    assertThat(jwt.getExpiresAt()).isEqualTo(Tokens.NOW.plusSeconds(900));
                })
                .verifyComplete();
    }

    @Test
    void a_token_of_a_key_that_no_longer_signs_is_still_read() {
        StepVerifier.create(decoder.decode(Tokens.of(RETIRED).signedBy(RETIRED)))
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    void an_unsigned_token_is_refused() {
        assertRefused(good.header("alg", "none").text() + ".");
        assertRefused(good.header("alg", "none").header("kid", null).text() + ".");
        assertRefused(good.text() + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS384", "HS512"})
    void a_token_signed_with_the_public_key_as_a_shared_secret_is_refused(String algorithm) throws Exception {
        var encoded = KEY.toECPublicKey().getEncoded();
        var pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n";
        var jwk = KEY.toPublicJWK().toJSONString();
        var forged = good.header("alg", algorithm);
        var mac = Mac.getInstance("HmacSHA" + algorithm.substring(2));

        for (var publicKey : List.of(encoded, pem.getBytes(UTF_8), jwk.getBytes(UTF_8))) {
            mac.init(new SecretKeySpec(publicKey, mac.getAlgorithm()));
            assertRefused(forged.text() + "." + Base64URL.encode(mac.doFinal(forged.signingInput())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES384", "ES512", "ES256K", "EdDSA", "es256", ""})
    void another_algorithm_is_refused(String algorithm) {
        assertRefused(good.header("alg", algorithm).signedBy(KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "dpop+jwt", "logout+jwt", "at+jwt;v=2", ""})
    void another_type_is_refused(String type) {
        assertRefused(good.header("typ", type).signedBy(KEY));
    }

    @Test
    void a_token_without_a_type_is_refused() {
        assertRefused(good.header("typ", null).signedBy(KEY));
    }

    @Test
    void an_unknown_key_is_refused() {
        assertRefused(good.header("kid", STRANGERS.getKeyID()).signedBy(STRANGERS));
        assertRefused(good.header("kid", "../../etc/passwd").signedBy(KEY));
    }

    @Test
    void a_token_that_names_no_key_is_refused() {
        assertRefused(good.header("kid", null).signedBy(KEY));
    }

    @Test
    void a_signature_by_another_key_under_the_name_of_ours_is_refused() {
        assertRefused(good.signedBy(STRANGERS));
        assertRefused(good.signedBy(RETIRED));
    }

    @Test
    void a_token_that_brings_its_own_key_is_refused() {
        var brought = STRANGERS.toPublicJWK().toJSONObject();

        assertRefused(good.header("jwk", brought).signedBy(STRANGERS));
        assertRefused(
                good.header("jwk", brought).header("kid", STRANGERS.getKeyID()).signedBy(STRANGERS));
        assertRefused(good.header("jwk", brought).signedBy(KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u"})
    void a_token_that_names_a_place_to_fetch_its_key_from_is_refused(String parameter) {
        assertRefused(good.header(parameter, "https://evil.example/keys").signedBy(KEY));
        assertRefused(good.header(parameter, "file:///etc/passwd").signedBy(STRANGERS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unheard-of", "exp", "b64"})
    void a_critical_extension_is_refused(String extension) {
        assertRefused(
                good.header("crit", List.of(extension)).header(extension, false).signedBy(KEY));
    }

    @Test
    void any_other_header_is_refused() {
        assertRefused(good.header("zip", "DEF").signedBy(KEY));
        assertRefused(good.header("x5c", List.of("MIIB")).signedBy(KEY));
        assertRefused(good.header("unheard-of", 1).signedBy(KEY));
    }

    @Test
    void another_issuer_is_refused() {
        assertRefusedByValidation(good.claim("iss", "https://shop.example.evil"), "iss");
        assertRefusedByValidation(good.claim("iss", null), "iss");
    }

    @Test
    void another_audience_is_refused() {
        assertRefusedByValidation(good.claim("aud", List.of("another-service")), "aud");
        assertRefusedByValidation(good.claim("aud", null), "aud");
    }

    @Test
    void an_expired_token_is_refused_after_30_seconds_of_grace() {
        var now = Tokens.NOW.getEpochSecond();

        assertAccepted(good.claim("iat", now - 900).claim("exp", now - 29));
        assertRefusedByValidation(good.claim("iat", now - 900).claim("exp", now - 31), "expired");
    }

    @Test
    void a_token_that_never_expires_is_refused() {
        assertRefusedByValidation(good.claim("exp", null), "exp");
    }

    @Test
    void a_token_that_is_not_yet_valid_is_refused_but_for_30_seconds() {
        var now = Tokens.NOW.getEpochSecond();

        assertAccepted(good.claim("nbf", now + 29));
        assertRefusedByValidation(good.claim("nbf", now + 31), "before");
        assertAccepted(good.claim("iat", now + 29));
        assertRefusedByValidation(good.claim("iat", now + 31), "iat");
    }

    @Test
    void a_token_about_nobody_is_refused() {
        assertRefusedByValidation(good.claim("sub", null), "sub");
        assertRefusedByValidation(good.claim("sub", " "), "sub");
    }

    @Test
    void a_truncated_token_is_refused_wherever_it_was_cut() {
        var token = good.signedBy(KEY);

        for (var length = 0; length < token.length(); length += 7) {
            assertRefused(token.substring(0, length));
        }
        assertRefused(token.substring(0, token.length() - 1));
    }

    @Test
    void an_altered_token_is_refused() {
        var token = good.signedBy(KEY);
        var signature = token.substring(token.lastIndexOf('.'));

        assertRefused(good.claim("roles", List.of("admin")).text() + signature);
        assertRefused(good.text() + "." + Base64URL.encode(new byte[64]));
        assertRefused(good.signedBy(KEY) + ".");
        assertRefused("." + good.signedBy(KEY));
    }

    @Test
    void a_token_of_100_kilobytes_is_refused_however_valid() {
        assertRefused(good.claim("note", "x".repeat(100_000)).signedBy(KEY));
        assertRefused("x".repeat(100_000));
    }

    @Test
    void claims_of_wrong_types_are_refused() {
        assertRefused(good.claim("exp", "tomorrow").signedBy(KEY));
        assertRefused(good.claim("iat", List.of()).signedBy(KEY));
        assertRefused(good.claim("aud", Map.of("a", 1)).signedBy(KEY));
        assertRefused(good.claim("iss", List.of("https://shop.example")).signedBy(KEY));
        assertRefused(good.claim("exp", Tokens.NOW.getEpochSecond() - 100_000).signedBy(KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "....", "e30.e30.e30", "bnVsbA.bnVsbA.", "\u0000.\uD800.x"})
    void garbage_is_refused(String garbage) {
        assertRefused(garbage);
    }

    @Test
    void an_encrypted_token_is_refused() {
        var header = Base64URL.encode("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}".getBytes(UTF_8));

        assertRefused(header + "..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA");
    }

    private void assertAccepted(Tokens token) {
        StepVerifier.create(decoder.decode(token.signedBy(KEY)))
                .expectNextCount(1)
                .verifyComplete();
    }

    /** The resource server answers 401 to this error and to no other. */
    private void assertRefused(String token) {
        StepVerifier.create(decoder.decode(token))
                .verifyErrorSatisfies(refusal -> assertThat(refusal).isInstanceOf(BadJwtException.class));
    }

    private void assertRefusedByValidation(Tokens token, String reason) {
        StepVerifier.create(decoder.decode(token.signedBy(KEY)))
                .verifyErrorSatisfies(refusal -> assertThat(refusal)
                        .isInstanceOf(JwtValidationException.class)
                        .hasMessageContaining(reason));
    }
}
