package io.vitrine.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.domain.shared.InvalidValue;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that every text of the catalogue follows, seen at the values that hold one. */
final class TextRulesTest {
    private record Kind(String name, int least, int most, Function<String, Object> maker) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("SKU", 1, 200, Sku::new),
                new Kind("name", 1, 300, ProductName::new),
                new Kind("brand's name", 1, 200, BrandName::new),
                new Kind("description", 0, 20_000, Description::new),
                new Kind("category", 1, 100, text -> new Categories(List.of(text))),
                new Kind("attribute", 0, 1_000, AttributeValue.Text::new),
                new Kind("attribute in a list", 0, 1_000, text -> new AttributeValue.Texts(List.of(text))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_text_has_a_length_in_code_points(Kind kind) {
        assertThat(kind.maker.apply("x".repeat(kind.most))).isNotNull();
        assertThat(kind.maker.apply("\uD83D\uDC5C".repeat(kind.most))).isNotNull();
        assertRefused("too-long", kind, "x".repeat(kind.most + 1));
        assertRefused("too-long", kind, "\uD83D\uDC5C".repeat(kind.most + 1));
        assertRefused("too-long", kind, "x".repeat(100 * 1024));
        if (kind.least == 0) {
            assertThat(kind.maker.apply("")).isNotNull();
        } else {
            assertRefused("too-short", kind, "");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void control_characters_but_tab_and_line_breaks_are_refused(Kind kind) {
        for (var control : List.of("\u0000", "\u0001", "\b", "\u000B", "\f", "\u001B", "\u007F", "\u0085", "\u009F")) {
            assertRefused("character", kind, "a" + control + "b");
            assertRefused("character", kind, "a" + control);
        }
        assertThat(kind.maker.apply("a\tb\r\nc")).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void lone_surrogates_are_refused(Kind kind) {
        for (var broken : List.of("\uD83D", "\uDC5C", "\uDC5C\uD83D", "a\uD83Db", "\uD83D\uD83D\uDC5C")) {
            assertRefused("character", kind, broken);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_needs_a_character_needs_one_to_be_seen(Kind kind) {
        for (var blank : List.of(" ", "\t", " \r\n ", "\u2003")) {
            if (kind.least == 0) {
                assertThat(kind.maker.apply(blank)).isNotNull();
            } else {
                assertRefused("blank", kind, blank);
            }
        }
    }

    @Property
    void a_text_is_kept_as_sent_or_refused(@ForAll String text) {
        try {
            assertThat(new ProductName(text).value()).isEqualTo(text);
        } catch (InvalidValue refused) {
            assertThat(refused.code()).isIn("too-long", "too-short", "character", "blank");
        }
    }

    @Property
    void a_sort_key_is_short_and_folding_it_again_changes_nothing(@ForAll String text) {
        var key = Characters.folded(text, 200);

        assertThat(key.codePointCount(0, key.length())).isLessThanOrEqualTo(200);
        assertThat(Characters.folded(key, 200)).isEqualTo(key);
    }

    @Test
    void case_and_accents_are_folded() {
        assertThat(new ProductName("CR\u00C8ME br\u00FBl\u00E9e \uFB01n").sortKey())
                .isEqualTo("creme brulee fin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://x.example/a",
                "javascript:alert(1)",
                "/a.png",
                "//x.example/a",
                "http://",
                "https:a",
                "https://x y.example",
                "HTTP",
                "data:image/png;base64,AA"
            })
    void what_is_no_web_address_is_no_image(String text) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new ImageUrl(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://x.example", "HTTPS://x.example:8443/a%20b.png?c=d#e", "https://[::1]/a"})
    void a_web_address_is_kept_as_sent(String text) {
        assertThat(new ImageUrl(text).value()).isEqualTo(text);
    }

    private static void assertRefused(String code, Kind kind, String text) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> kind.maker.apply(text))
                .extracting(InvalidValue::code)
                .isEqualTo(code);
    }
}
