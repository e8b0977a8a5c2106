package io.vitrine.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.jwk.ECKey;
import java.security.Security;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NativeCurveTest {

    private static final ECKey KEY = Tokens.newKey();
    private static final NativeCurve LIBRARY = NativeCurve.ofThisMachine();
    private static final NativeCurve PLATFORM = NativeCurve.ofThePlatform();

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(LIBRARY, LIBRARY),
                Arguments.of(LIBRARY, PLATFORM),
                Arguments.of(PLATFORM, LIBRARY),
                Arguments.of(PLATFORM, PLATFORM));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void what_one_signs_the_other_verifies(NativeCurve signing, NativeCurve verifying) throws JOSEException {
        var signed = signed(signing);

        assertThat(signed.verify(verifier(verifying, KEY))).isTrue();
        assertThat(signed.verify(verifier(verifying, Tokens.newKey()))).isFalse();
    }

    @Test
    void the_library_is_used_for_nothing_else() {
        assertThat(signed(LIBRARY).getState()).isEqualTo(JWSObject.State.SIGNED);

        assertThat(Security.getProviders())
                .noneMatch(provider -> provider.getName().contains("Conscrypt"));
    }

    private static JWSObject signed(NativeCurve curve) {
        var signed = new JWSObject(new JWSHeader(JWSAlgorithm.ES256), new Payload("a payload"));
        try {
            signed.sign(curve.signer(KEY));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
        return signed;
    }

    private static JWSVerifier verifier(NativeCurve curve, ECKey key) throws JOSEException {
        return curve.verifiers().createJWSVerifier(new JWSHeader(JWSAlgorithm.ES256), key.toECPublicKey());
    }
}
