package io.vitrine.adapter.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.Password;
import io.vitrine.domain.account.PasswordPolicy;
import io.vitrine.domain.account.PasswordPolicy.Weakness;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WellKnownPasswordsTest {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final WellKnownPasswords common = new WellKnownPasswords();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "qwertyqwertyqw",
                "aaaaaaaaaaaa",
                "abcabcabcabc",
                "!!!!!!!!!!!!",
                "xk9qxk9qxk9q",
                "lalalalalalalala"
            })
    void what_is_repeated_is_common(String password) {
        assertThat(common).accepts(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012",
                "098765432109",
                "abcdefghijkl",
                "zyxwvutsrqponm",
                "qwertyuiopas",
                "qwertzuiopasdf",
                "azertyuiopqsdf",
                "poiuytrewqlkj",
                "1qaz2wsx3edc",
                "zaq12wsxcde3",
                "1q2w3e4r5t6y",
                "qazwsxedcrfv",
                "qweasdzxc123",
                "1234qwerasdf",
                "abcd1234efgh",
                "112233445566",
                "aabbccddeeff",
                "aaaabbbbcccc",
                "!@#$%^&*()!@",
                "1234567890-=",
                "147258369147"
            })
    void what_is_in_a_row_is_common(String password) {
        assertThat(common).accepts(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password2024",
                "password2024!",
                "2024password",
                "password12345678",
                "p@ssw0rd2024",
                "pa$$w0rd1234!",
                "@dmin1strat0r",
                "admin2024!!!",
                "welcome12345",
                "we1come12345",
                "iloveyou1234",
                "qwerty123456",
                "letmeinplease",
                "letmein_please",
                "monkeydragon",
                "dragon-monkey-1",
                "manchesterunited",
                "summer2025!!",
                "vitrine12345",
                "correct horse battery staple",
                "maytheforcebewithyou",
                "3141592653589"
            })
    void a_known_password_is_common_whatever_surrounds_it(String password) {
        assertThat(common).accepts(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a rather long sentence",
                "trois petits chats noirs",
                "lampe wolke besen",
                "seven dragons on a shelf",
                "tulip-harbour-violin",
                "kx7qpd0v3mwz",
                "394857203948",
                "dragonmonkeyfootballharbour",
                "\u043c\u043e\u0439 \u0434\u044f\u0434\u044f \u0441\u0430\u043c\u044b\u0445",
                "\uD83D\uDE80 to the moon and back"
            })
    void anything_else_is_not(String password) {
        assertThat(common).rejects(password);
    }

    @Test
    void what_chance_makes_is_not_common() {
        var random = new Random(7);

        var refused = IntStream.range(0, 10_000)
                .mapToObj(_ -> random.ints(12, 0, LETTERS.length())
                        .mapToObj(letter -> LETTERS.substring(letter, letter + 1))
                        .collect(Collectors.joining()))
                .filter(common);

        assertThat(refused).isEmpty();
    }

    @Test
    void every_password_of_the_list_is_common() throws Exception {
        var entries = entries();

        assertThat(entries).allSatisfy(entry -> assertThat(common).accepts(entry));
        assertThat(entries.stream().filter(entry -> entry.length() >= 12)).hasSizeGreaterThan(200);
    }

    @Test
    void the_list_is_in_lower_case_and_says_everything_once() throws Exception {
        var entries = entries();

        assertThat(entries).doesNotHaveDuplicates().allSatisfy(entry -> {
            assertThat(entry).isEqualTo(entry.toLowerCase(Locale.ROOT).strip());
            assertThat(entry.getBytes(UTF_8).length).isLessThanOrEqualTo(72);
        });
    }

    @Test
    void the_policy_of_passwords_knows_them() {
        var policy = new PasswordPolicy(common);
        var address = new EmailAddress("ana@example.org");

        assertThat(policy.weakness(new Password("PassWord2024!"), address)).contains(Weakness.COMMON);
        assertThat(policy.weakness(new Password("a rather long sentence"), address))
                .isEmpty();
    }

    private static List<String> entries() throws Exception {
        try (var list = WellKnownPasswords.class.getResourceAsStream("well-known-passwords.txt")) {
            return new String(list.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
