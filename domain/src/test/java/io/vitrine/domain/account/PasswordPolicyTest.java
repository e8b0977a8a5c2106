package io.vitrine.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.PasswordPolicy.Weakness;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordPolicyTest {
    private static final EmailAddress ANA = new EmailAddress("Ana.Lovelace@example.org");

    private final PasswordPolicy policy = new PasswordPolicy(Set.of("passwordpassword")::contains);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "aaaaaaaaaaab",
                "            ",
                "пароль-пароль",
                "\uD83D\uDE00\uD83D\uDE01\uD83D\uDE02\uD83D\uDE03\uD83D\uDE04\uD83D\uDE05"
                        + "\uD83D\uDE06\uD83D\uDE07\uD83D\uDE08\uD83D\uDE09\uD83D\uDE0A\uD83D\uDE0B"
            })
    void length_is_enough(String password) {
        assertThat(policy.weakness(new Password(password), ANA)).isEmpty();
    }

    @Test
    void what_is_too_short_is_counted_in_characters() {
        assertThat(weakness("elevenchars")).isEqualTo(Weakness.TOO_SHORT);
        assertThat(weakness("")).isEqualTo(Weakness.TOO_SHORT);
        assertThat(weakness("\uD83D\uDE00".repeat(11))).isEqualTo(Weakness.TOO_SHORT);
    }

    @Test
    void what_is_too_long_is_counted_in_bytes() {
        assertThat(policy.weakness(new Password("x".repeat(72)), ANA)).isEmpty();
        assertThat(weakness("x".repeat(73))).isEqualTo(Weakness.TOO_LONG);
        assertThat(weakness("é".repeat(37))).isEqualTo(Weakness.TOO_LONG);
        assertThat(policy.weakness(new Password("é".repeat(36)), ANA)).isEmpty();
    }

    @Test
    void common_passwords_are_refused_however_they_are_written() {
        assertThat(weakness("passwordpassword")).isEqualTo(Weakness.COMMON);
        assertThat(weakness("PASSWORDpassword")).isEqualTo(Weakness.COMMON);
    }

    @Test
    void the_address_itself_is_refused_however_it_is_written() {
        assertThat(weakness("ana.LOVELACE@example.ORG")).isEqualTo(Weakness.IS_ADDRESS);
    }

    @Test
    void what_bcrypt_or_a_keyboard_cannot_take_is_refused() {
        assertThat(weakness("long enough\u0000 but cut")).isEqualTo(Weakness.UNREADABLE);
        assertThat(weakness("half a pair \uD800")).isEqualTo(Weakness.UNREADABLE);
        assertThat(weakness("a line and\na line")).isEqualTo(Weakness.UNREADABLE);
    }

    @Test
    void weaknesses_have_codes_for_programs() {
        assertThat(Weakness.IS_ADDRESS.code()).isEqualTo("is-address");
    }

    @Test
    void a_password_does_not_show() {
        assertThat(new Password("correct horse battery staple")).hasToString("Password[...]");
    }

    private Weakness weakness(String password) {
        return policy.weakness(new Password(password), ANA).orElseThrow();
    }
}
