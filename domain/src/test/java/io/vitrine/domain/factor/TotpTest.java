package io.vitrine.domain.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.domain.account.EmailAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TotpTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:10Z");
    private static final long STEP = Totp.stepAt(NOW);

    private final Totp totp =
            new Totp(counter -> PlainFactorSecrets.hmac("12345678901234567890".getBytes(US_ASCII), counter));

    @Test
    void the_code_of_the_moment_and_of_one_step_either_way_is_right() {
        assertThat(totp.stepOf(code(STEP), NOW)).hasValue(STEP);
        assertThat(totp.stepOf(code(STEP - 1), NOW)).hasValue(STEP - 1);
        assertThat(totp.stepOf(code(STEP + 1), NOW)).hasValue(STEP + 1);
        assertThat(totp.stepOf(code(STEP - 2), NOW)).isEmpty();
        assertThat(totp.stepOf(code(STEP + 2), NOW)).isEmpty();
    }

    @Test
    void a_code_that_is_right_for_two_steps_counts_as_the_later_so_that_it_is_used_up_for_both() {
        var always = new Totp(_ -> new byte[20]);

        assertThat(always.stepOf(new SentCode.OfApp("000000"), NOW)).hasValue(STEP + 1);
    }

    @ParameterizedTest
    @CsvSource({"1970-01-01T00:00:29.999Z,0", "1970-01-01T00:00:30Z,1", "1969-12-31T23:59:59Z,-1"})
    void a_step_has_thirty_seconds(Instant time, long step) {
        assertThat(Totp.stepAt(time)).isEqualTo(step);
    }

    /** RFC 4648, section 10, without the padding. */
    @ParameterizedTest
    @CsvSource({"'',''", "f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    void base32_is_that_of_rfc_4648(String text, String encoded) {
        assertThat(Base32.of(text.getBytes(US_ASCII))).isEqualTo(encoded);
    }

    @Test
    void a_secret_is_told_as_apps_read_it() {
        var secret = new TotpSecret("12345678901234567890".getBytes(US_ASCII));

        assertThat(secret.text()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(secret.uri("The Shop", new EmailAddress("ana+shop@example.org")))
                .isEqualTo(
                        "otpauth://totp/The%20Shop:ana%2Bshop%40example.org"
                            + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=The%20Shop&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void a_secret_has_160_bits() {
        assertThatThrownBy(() -> new TotpSecret(new byte[19])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_recovery_code_is_80_bits_in_groups() {
        assertThat(RecoveryCode.of("1234567890".getBytes(US_ASCII)).value()).isEqualTo("gezd-gnbv-gy3t-qojq");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gezd-gnbv-gy3t-qojq",
                "GEZDGNBVGY3TQOJQ",
                " gezdgnbv gy3tqojq ",
                "GEZD-gnbv GY3T qojq",
                "g-ezdgnbvgy3tqojq"
            })
    void a_recovery_code_is_read_however_it_is_typed(String typed) {
        var code = RecoveryCode.of("1234567890".getBytes(US_ASCII));

        assertThat(SentCode.sent(typed)).contains(new SentCode.OfRecovery(code));
        assertThat(RecoveryCode.sent(typed).orElseThrow().digest()).isEqualTo(code.digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"287082", "287 082", " 287082"})
    void the_code_of_an_app_is_read_with_its_blank(String typed) {
        assertThat(SentCode.sent(typed)).contains(new SentCode.OfApp("287082"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "28708",
                "2870822",
                "28708a",
                "\u0662\u0668\u0667\u0660\u0668\u0662",
                "gezd-gnbv-gy3t-qoj",
                "gezd-gnbv-gy3t-qojqq",
                "gezd-gnbv-gy3t-qoj1",
                "gezd-gnbv-gy3t-qoj\u00e9"
            })
    void what_has_neither_form_is_no_code(String typed) {
        assertThat(SentCode.sent(typed)).isEmpty();
    }

    @Test
    void no_secret_shows_in_a_log() {
        var secrets = new PlainFactorSecrets();
        var secret = secrets.nextSecret();
        var recovery = secrets.nextRecoveryCodes().getFirst();
        var challenge = secrets.nextChallenge();

        assertThat(secret + " " + recovery + " " + challenge + " " + new SentCode.OfApp("287082") + " "
                        + SentCode.sent(recovery.value()) + " " + new SealedSecret(secret.bytes()))
                .doesNotContain(secret.text(), recovery.value(), challenge.value(), "287082");
    }

    @Test
    void a_challenge_is_read_as_it_was_given_and_nothing_else_is() {
        var challenge = new PlainFactorSecrets().nextChallenge();

        assertThat(ChallengeToken.sent(challenge.value())).contains(challenge);
        assertThat(ChallengeToken.sent("vr1_" + challenge.value().substring(4))).isEmpty();
        assertThat(ChallengeToken.sent(challenge.value() + "A")).isEmpty();
    }

    private SentCode.OfApp code(long step) {
        return new SentCode.OfApp(totp.code(step));
    }
}
