package io.vitrine.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana@example.org",
                "ana+shop@mail.example.co.uk",
                "o'neill!#$%&*/=?^_`{|}~-@example.org",
                "анна@пример.рф",
                "josé@example.org",
                "a@b.c",
                "x@xn--bcher-kva.example"
            })
    void is_what_mail_can_be_sent_to(String address) {
        assertThat(new EmailAddress(address).value()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana",
                "@example.org",
                "ana@",
                "ana@example",
                "ana@.org",
                "ana@example.",
                "ana@example..org",
                "ana.@example.org",
                ".ana@example.org",
                "a..na@example.org",
                "ana@bob@example.org",
                "ana @example.org",
                " ana@example.org",
                "ana@example.org\n",
                "ana\r\nBcc: bob@example.org",
                "ana\u0000@example.org",
                "ana\u202E@example.org",
                "ana\uD800@example.org",
                "<ana@example.org>",
                "ana,bob@example.org",
                "\"ana\"@example.org",
                "ana@[127.0.0.1]"
            })
    void is_nothing_else(String address) {
        assertThatThrownBy(() -> new EmailAddress(address)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void has_a_length_that_mail_allows() {
        var longest = "a".repeat(64) + "@" + "b".repeat(185) + ".org";
        assertThat(new EmailAddress(longest).value()).hasSize(254);

        assertThatThrownBy(() -> new EmailAddress("a".repeat(65) + "@example.org"))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new EmailAddress("a@" + "b".repeat(250) + ".org"))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void is_the_same_however_it_is_written() {
        assertThat(new EmailAddress("ANA@Example.ORG"))
                .isEqualTo(new EmailAddress("ana@example.org"))
                .hasSameHashCodeAs(new EmailAddress("ana@example.org"));
        assertThat(new EmailAddress("jose\u0301@example.org")).isEqualTo(new EmailAddress("jos\u00E9@example.org"));
        assertThat(new EmailAddress("ana@example.org")).isNotEqualTo(new EmailAddress("bob@example.org"));
    }

    @Test
    void does_not_show() {
        assertThat(new EmailAddress("ana@example.org")).hasToString("EmailAddress[...]");
    }
}
