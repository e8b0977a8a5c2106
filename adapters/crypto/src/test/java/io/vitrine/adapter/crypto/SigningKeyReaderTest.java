package io.vitrine.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyReaderTest {
    private static final ECKey KEY = Tokens.newKey();
    private static final ECKey OTHER = Tokens.newKey();

    private final SigningKeyReader reader = new SigningKeyReader("VITRINE_TOKENS_KEYS");

    @Test
    void a_private_key_in_pem_signs() throws Exception {
        var keys = reader.read(privatePem(KEY));

        assertThat(keys.signing().getKeyID()).isEqualTo(KEY.computeThumbprint().toString());
        assertThat(keys.signing().toECPublicKey()).isEqualTo(KEY.toECPublicKey());
        assertThat(keys.signing().isPrivate()).isTrue();
    }

    @Test
    void the_public_half_of_any_private_key_is_found() {
        IntStream.range(0, 16)
                .mapToObj(_ -> Tokens.newKey())
                .forEach(key -> assertThat(reader.read(privatePem(key)).verifying(key.getKeyID()))
                        .isPresent());
    }

    @Test
    void several_pem_blocks_are_several_keys_and_the_first_signs() {
        var keys = reader.read(privatePem(KEY) + "\n" + publicPem(OTHER) + privatePem(KEY));

        assertThat(keys.signing().getKeyID()).isEqualTo(KEY.getKeyID());
        assertThat(keys.verifying(OTHER.getKeyID())).isPresent();
    }

    @Test
    void a_pem_may_have_its_line_breaks_written_out() {
        var keys = reader.read(privatePem(KEY).replace("\n", "\\n"));

        assertThat(keys.verifying(KEY.getKeyID())).isPresent();
    }

    @Test
    void a_jwk_signs_under_its_thumbprint_whatever_it_calls_itself() {
        var named = new ECKey.Builder(KEY).keyID("my key").build();

        var keys = reader.read(named.toJSONString());

        assertThat(keys.signing().getKeyID()).isEqualTo(KEY.getKeyID());
    }

    @Test
    void a_jwk_set_is_several_keys() {
        var keys = reader.read(new JWKSet(List.of(KEY, OTHER.toPublicJWK())).toString(false));

        assertThat(keys.signing().getKeyID()).isEqualTo(KEY.getKeyID());
        assertThat(keys.verifying(OTHER.getKeyID())).isPresent();
    }

    @Test
    void keys_are_read_from_a_file(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("keys.pem"), privatePem(KEY));

        assertThat(reader.read(" " + file + "\n").verifying(KEY.getKeyID())).isPresent();
    }

    @Test
    void what_verifies_has_no_private_part() {
        assertThat(reader.read(KEY.toJSONString()).verifying(KEY.getKeyID()))
                .hasValueSatisfying(key -> assertThat(key.isPrivate()).isFalse());
    }

    @Test
    void keys_do_not_show_themselves() {
        var keys = reader.read(KEY.toJSONString());

        assertThat(keys.toString()).doesNotContain(KEY.getD().toString());
    }

    @Test
    void a_public_key_cannot_be_first() {
        assertRefused(publicPem(KEY) + privatePem(OTHER), "the first key signs");
        assertRefused(KEY.toPublicJWK().toJSONString(), "the first key signs");
    }

    @Test
    void a_key_on_another_curve_is_refused() throws Exception {
        var longer = new ECKeyGenerator(Curve.P_384).generate();

        assertRefused(longer.toJSONString(), "P-256");
        assertRefused(privatePem(longer), "P-256");
    }

    @Test
    void a_key_that_is_no_elliptic_curve_key_is_refused() throws Exception {
        assertRefused(new OctetSequenceKeyGenerator(256).generate().toJSONString(), "P-256");
    }

    @Test
    void halves_of_two_keys_are_refused() {
        var mixed = new ECKey.Builder(Curve.P_256, KEY.getX(), KEY.getY())
                .d(OTHER.getD())
                .build();

        assertRefused(mixed.toJSONString(), "P-256");
    }

    @Test
    void the_older_form_of_openssl_is_refused_with_the_way_to_convert_it() {
        assertRefused("-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----", "openssl pkcs8");
    }

    @Test
    void another_pem_is_refused() {
        assertRefused("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", "neither PRIVATE KEY");
    }

    @Test
    void garbage_is_refused_and_never_repeated() {
        assertRefused("s3cr3t", "nor the path of a readable file");
        assertRefused("s3cr3t\u0000", "nor the path of a readable file");
        assertRefused("{\"s3cr3t\":1}", "cannot be read");
        assertRefused("{\"keys\":[]}", "has no key");
        assertRefused("-----BEGIN PRIVATE KEY-----\ns3cr3t\n-----END PRIVATE KEY-----", "cannot be read");
        assertRefused("-----BEGIN PRIVATE KEY-----\ns3cr3t", "has no key");
    }

    private void assertRefused(String text, String reason) {
        assertThatExceptionOfType(RefusedSetting.class)
                .isThrownBy(() -> reader.read(text))
                .withMessageStartingWith("VITRINE_TOKENS_KEYS ")
                .withMessageContaining(reason)
                .withMessageNotContaining("s3cr3t")
                .withNoCause();
    }

    private static String privatePem(ECKey key) {
        return pem("PRIVATE KEY", () -> key.toECPrivateKey().getEncoded());
    }

    private static String publicPem(ECKey key) {
        return pem("PUBLIC KEY", () -> key.toECPublicKey().getEncoded());
    }

    private static String pem(String type, Callable<byte[]> encoded) {
        try {
            var body = Base64.getMimeEncoder().encodeToString(encoded.call());
            return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
