package io.vitrine.domain.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.shared.SequentialIdentifiers;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link FactorSecrets} promises. */
public abstract class FactorSecretsContract {
    private static final TotpSecret OF_THE_RFC = new TotpSecret("12345678901234567890".getBytes(US_ASCII));

    private final SequentialIdentifiers identifiers = new SequentialIdentifiers();
    protected final AccountId ana = new AccountId(identifiers.next());
    protected final AccountId bob = new AccountId(identifiers.next());

    protected abstract FactorSecrets secrets();

    @Test
    void what_is_made_is_never_the_same() {
        var codes = new HashSet<>(secrets().nextRecoveryCodes());
        codes.addAll(secrets().nextRecoveryCodes());

        assertThat(codes).hasSize(2 * RecoveryCode.MANY);
        assertThat(secrets().nextSecret()).isNotEqualTo(secrets().nextSecret());
        assertThat(secrets().nextChallenge()).isNotEqualTo(secrets().nextChallenge());
    }

    @Test
    void a_secret_is_opened_for_the_account_that_it_was_sealed_for_and_for_no_other() {
        var secret = secrets().nextSecret();

        var sealed = secrets().seal(secret, ana);

        assertThat(secrets().open(sealed, ana)).contains(secret);
        assertThat(secrets().open(sealed, bob)).isEmpty();
    }

    /** RFC 6238, appendix B, of which an app shows the last six digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codes_of_a_time_are_those_of_rfc_6238(long seconds, String code) {
        assertThat(secrets().codesOf(OF_THE_RFC).code(Totp.stepAt(Instant.ofEpochSecond(seconds))))
                .isEqualTo(code);
    }

    /** RFC 4226, appendix D. */
    @ParameterizedTest
    @CsvSource({
        "0, 755224",
        "1, 287082",
        "2, 359152",
        "3, 969429",
        "4, 338314",
        "5, 254676",
        "6, 287922",
        "7, 162583",
        "8, 399871",
        "9, 520489"
    })
    void codes_of_a_counter_are_those_of_rfc_4226(long counter, String code) {
        assertThat(secrets().codesOf(OF_THE_RFC).code(counter)).isEqualTo(code);
    }
}
