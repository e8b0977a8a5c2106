package io.vitrine.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final ECKey KEY = Tokens.newKey();
    private static final ECKey OTHER = Tokens.newKey();

    private final SigningKeyReader reader = new SigningKeyReader("VITRINE_TOKENS_KEYS");

    @Test
    void anybody_may_know_the_public_keys_and_what_they_are_for() throws Exception {
        var ring = new KeyRing(reader.read(new JWKSet(List.of(KEY, OTHER)).toString(false)));

        var keys = JWKSet.parse(ring.jwkSet()).getKeys();

        assertThat(keys).extracting(JWK::getKeyID).containsExactly(thumbprint(KEY), thumbprint(OTHER));
        assertThat(keys.getFirst().toJSONObject())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "kty", "EC",
                        "crv", "P-256",
                        "x", KEY.getX().toString(),
                        "y", KEY.getY().toString(),
                        "use", "sig",
                        "alg", "ES256",
                        "kid", thumbprint(KEY)));
    }

    @Test
    void nothing_private_is_among_the_public_keys() {
        var ring = new KeyRing(reader.read(new JWKSet(List.of(KEY, OTHER)).toString(false)));

        assertThat(ring.jwkSet())
                .doesNotContain("\"d\"", KEY.getD().toString(), OTHER.getD().toString());
    }

    @Test
    void a_key_that_stands_twice_is_one_key() throws Exception {
        var ring = new KeyRing(new SigningKeys(List.of(KEY, OTHER, KEY)));

        assertThat(JWKSet.parse(ring.jwkSet()).size()).isEqualTo(2);
    }

    @Test
    void the_public_keys_follow_the_ring() {
        var ring = new KeyRing(new SigningKeys(List.of(KEY)));

        ring.replaceBy(new SigningKeys(List.of(OTHER)));

        assertThat(ring.jwkSet()).contains(OTHER.getKeyID()).doesNotContain(KEY.getKeyID());
    }

    private static String thumbprint(ECKey key) throws Exception {
        return key.computeThumbprint().toString();
    }
}
