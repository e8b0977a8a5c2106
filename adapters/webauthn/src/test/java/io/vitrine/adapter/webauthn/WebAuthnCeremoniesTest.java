package io.vitrine.adapter.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.passkey.Authenticator;
import io.vitrine.domain.passkey.Authenticator.Circumstances;
import io.vitrine.domain.passkey.Backup;
import io.vitrine.domain.passkey.Challenge;
import io.vitrine.domain.passkey.Credential;
import io.vitrine.domain.passkey.CredentialKey;
import io.vitrine.domain.passkey.CredentialUse;
import io.vitrine.domain.passkey.PasskeyAlgorithm;
import io.vitrine.domain.passkey.PasskeyAnswer;
import io.vitrine.domain.passkey.PasskeyCeremonies;
import io.vitrine.domain.passkey.PasskeyCeremoniesContract;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebAuthnCeremoniesTest extends PasskeyCeremoniesContract {

    private static final PasskeySettings SETTINGS =
            new PasskeySettings(true, "localhost", List.of("http://localhost:3003"), "Vitrine");
    private static final int ES384 = -35;
    private static final Pattern BASE64 = Pattern.compile("\"([A-Za-z0-9_-]+)\"");

    private final PasskeyCeremonies ceremonies =
            new WebAuthnCeremonies(SETTINGS, new Pages(SETTINGS), new SecureRandom());

    @Override
    protected PasskeyCeremonies ceremonies() {
        return ceremonies;
    }

    @Override
    protected Authenticator authenticator() {
        return new EmulatedAuthenticator(PasskeyAlgorithm.ES256);
    }

    @ParameterizedTest
    @EnumSource
    void a_credential_of_every_algorithm_that_is_asked_for_proves_itself(PasskeyAlgorithm algorithm) {
        var stick = new EmulatedAuthenticator(algorithm);
        var credential = created(stick, Circumstances.USUAL);

        assertThat(ceremonies.proven(signed(stick, Circumstances.USUAL), credential))
                .contains(new CredentialUse(0, Backup.DONE));
    }

    @Test
    void the_key_is_kept_as_the_authenticator_wrote_it() {
        var key = EmulatedKey.of(PasskeyAlgorithm.ES256);

        assertThat(key.cose()).hasSize(77);
        assertThat(created(authenticator(), Circumstances.USUAL).key().cose()).hasSize(77);
    }

    @Test
    void an_algorithm_that_was_not_asked_for_is_refused() {
        var stick = new EmulatedAuthenticator(PasskeyAlgorithm.ES256, ES384);
        var challenge = ceremonies.challenge();

        assertThat(ceremonies.created(stick.creates(challenge, ANA, Circumstances.USUAL), challenge))
                .isEmpty();
    }

    @Test
    void a_key_that_is_none_proves_nothing() {
        var phone = authenticator();
        var id = created(phone, Circumstances.USUAL).id();
        var broken = new Credential(id, new CredentialKey(new byte[] {(byte) 0xa0}), 0, Backup.DONE);

        assertThat(ceremonies.proven(signed(phone, Circumstances.USUAL), broken))
                .isEmpty();
    }

    /** A page of somebody else that has ours in a frame. */
    @ParameterizedTest
    @ValueSource(strings = {",\"crossOrigin\":true", ",\"crossOrigin\":true,\"topOrigin\":\"https://evil.example\""})
    void a_proof_within_the_page_of_somebody_else_is_refused(String more) {
        var phone = new EmulatedAuthenticator(PasskeyAlgorithm.ES256);
        var credential = created(phone, Circumstances.USUAL);
        var origin = Circumstances.USUAL.origin();
        var challenge = ceremonies.challenge();
        var usual = EmulatedAuthenticator.clientData("webauthn.get", challenge, origin, ",\"crossOrigin\":false");
        var framed = EmulatedAuthenticator.clientData("webauthn.get", challenge, origin, more);

        assertThat(isProven(phone.signs(usual, ANA, Circumstances.USUAL), credential))
                .isTrue();
        assertThat(isProven(phone.signs(framed, ANA, Circumstances.USUAL), credential))
                .isFalse();
    }

    /** What was signed to create a credential proves nothing later. */
    @Test
    void a_signature_for_another_kind_of_ceremony_is_refused() {
        var phone = new EmulatedAuthenticator(PasskeyAlgorithm.ES256);
        var credential = created(phone, Circumstances.USUAL);
        var challenge = ceremonies.challenge();
        var origin = Circumstances.USUAL.origin();
        var creating = EmulatedAuthenticator.clientData("webauthn.create", challenge, origin, "");
        var proving = EmulatedAuthenticator.clientData("webauthn.get", challenge, origin, "");

        assertThat(isProven(phone.signs(creating, ANA, Circumstances.USUAL), credential))
                .isFalse();
        assertThat(ceremonies.created(phone.creates(proving, Circumstances.USUAL), challenge))
                .isEmpty();
    }

    @Test
    void the_challenge_of_an_answer_has_to_be_one_of_ours() {
        var phone = new EmulatedAuthenticator(PasskeyAlgorithm.ES256);
        var tooShort = "{\"type\":\"webauthn.get\",\"challenge\":\"AAAA\",\"origin\":\"http://localhost:3003\"}";

        assertThat(ceremonies.presented(phone.signs(tooShort, ANA, Circumstances.USUAL)))
                .isEmpty();
        assertThat(ceremonies.challengeOf(phone.creates(tooShort, Circumstances.USUAL)))
                .isEmpty();
    }

    /** Whatever is spoilt in an answer, it is refused, and nothing is thrown. The seed is fixed, so that a failure can be repeated. */
    @Test
    void an_answer_with_anything_spoilt_in_it_is_refused() {
        var random = new Random(25);
        var challenge = ceremonies.challenge();
        var creation = authenticator().creates(challenge, ANA, Circumstances.USUAL);
        for (int n = 0; n < 3_000; n++) {
            var spoilt = spoilt(creation, random);
            // What is nobody's to sign, such as the key itself, may be spoilt and yet read: nothing is thrown.
            assertThat(ceremonies.challengeOf(spoilt)).isNotNull();
            assertThat(ceremonies.created(spoilt, challenge)).isNotNull();
        }
        var phone = authenticator();
        var credential = created(phone, Circumstances.USUAL);
        var assertion = phone.signs(challenge, ANA, Circumstances.USUAL);
        for (int n = 0; n < 3_000; n++) {
            var spoilt = spoilt(assertion, random);
            assertThat(ceremonies
                            .presented(spoilt)
                            .filter(read -> read.owner().equals(ANA)
                                    && read.challenge().equals(challenge)
                                    && read.credential().equals(credential.id()))
                            .filter(read -> differsWhereItIsSigned(spoilt, assertion))
                            .flatMap(read -> ceremonies.proven(read, credential)))
                    .isEmpty();
        }
    }

    /** Not in its kind, its attachment and its extensions, which nobody looks at. */
    private static boolean differsWhereItIsSigned(PasskeyAnswer spoilt, PasskeyAnswer answer) {
        return !response(spoilt).equals(response(answer));
    }

    private static String response(PasskeyAnswer answer) {
        return BASE64.matcher(answer.json().replaceFirst(".*\"response\":", ""))
                .replaceAll(text -> '"' + withoutSpareBits(text.group(1)) + '"');
    }

    /** The last character of base64 may have bits that belong to no byte. */
    private static String withoutSpareBits(String base64) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Base64.getUrlDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            return base64;
        }
    }

    private static PasskeyAnswer spoilt(PasskeyAnswer answer, Random random) {
        var text = new StringBuilder(answer.json());
        var at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
            case 0 -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
            case 1 -> text.deleteCharAt(at);
            default -> text.setLength(at);
        }
        return new PasskeyAnswer(text.toString());
    }

    private boolean isProven(PasskeyAnswer assertion, Credential credential) {
        return ceremonies
                .presented(assertion)
                .flatMap(presented -> ceremonies.proven(presented, credential))
                .isPresent();
    }

    @Test
    void challenges_have_32_bytes() {
        assertThat(ceremonies.challenge().bytes()).hasSize(32);
        assertThat(Challenge.answered(ceremonies.challenge().bytes())).isPresent();
    }
}
