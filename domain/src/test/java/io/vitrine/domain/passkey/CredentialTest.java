package io.vitrine.domain.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.domain.shared.InvalidValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {
    private static final CredentialId ID = new CredentialId(new byte[16]);
    private static final CredentialKey KEY = new CredentialKey(new byte[77]);

    /** WebAuthn level 3, section 7.2, step 22. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, true",
        "0, 1, true",
        "7, 8, true",
        "7, 7, false",
        "7, 6, false",
        "7, 0, false",
        "4294967294, 4294967295, true"
    })
    void a_counter_goes_forward_or_there_is_none(long known, long told, boolean continues) {
        var credential = new Credential(ID, KEY, known, Backup.DONE);

        assertThat(credential.isContinuedBy(new CredentialUse(told, Backup.DONE)))
                .isEqualTo(continues);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0x1_0000_0000L})
    void a_counter_has_32_bits(long counter) {
        assertThatThrownBy(() -> new Credential(ID, KEY, counter, Backup.DONE)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void identities_and_keys_have_a_length() {
        assertThatThrownBy(() -> new CredentialId(new byte[0])).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new CredentialId(new byte[1_024])).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new CredentialKey(new byte[0])).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new CredentialKey(new byte[1_025])).isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_name_has_something_to_be_seen() {
        assertThat(new PasskeyName("📱".repeat(100)).value()).hasSize(200);
        for (var text : new String[] {"", " ", "a".repeat(101), "a\nb", "\uD83D"}) {
            assertThatThrownBy(() -> new PasskeyName(text)).isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    void a_challenge_is_the_same_however_it_is_read() {
        var bytes = new byte[32];
        bytes[31] = (byte) 0xff;

        assertThat(Challenge.answered(bytes)).contains(Challenge.of(bytes));
        assertThat(Challenge.of(bytes).bytes()).isEqualTo(bytes);
        assertThat(Challenge.answered(new byte[31])).isEqualTo(Optional.empty());
    }
}
