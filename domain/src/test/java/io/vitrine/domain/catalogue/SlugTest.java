package io.vitrine.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vitrine.domain.shared.InvalidValue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "U.S. Polo Assn., u-s-polo-assn",
        "DKNY Unisex Trolley Bag 10017413, dkny-unisex-trolley-bag-10017413",
        "'  --Crème  Brûlée!-- ', creme-brulee",
        "日本 42, 42",
        "日本, fallback",
        "---, fallback"
    })
    void a_slug_is_made_of_a_text(String text, String slug) {
        assertThat(Slug.of(text, "fallback")).hasToString(slug);
    }

    @Property
    void every_text_gives_a_slug(@ForAll @StringLength(max = 1_000) String text) {
        assertThat(Slug.of(text, "fallback").value()).hasSizeLessThanOrEqualTo(200);
    }

    @Property
    void a_slug_gives_itself(@ForAll String text) {
        var slug = Slug.of(text, "fallback");

        assertThat(Slug.of(slug.value(), "other")).isEqualTo(slug);
    }

    @Property
    void a_later_choice_is_another_slug(
            @ForAll @StringLength(max = 300) String text, @ForAll @IntRange(min = 2) int n) {
        var slug = Slug.of(text, "fallback");

        assertThat(slug.choice(n)).isNotEqualTo(slug.choice(1)).asString().endsWith("-" + n);
        assertThat(slug.choice(n).value()).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void the_first_choice_is_the_slug_itself() {
        assertThat(new Slug("puma").choice(1)).isEqualTo(new Slug("puma"));
        assertThat(new Slug("puma").choice(2)).isEqualTo(new Slug("puma-2"));
    }

    @Test
    void a_long_slug_is_cut_for_its_number() {
        assertThat(new Slug("a".repeat(197) + "-bc").choice(12)).isEqualTo(new Slug("a".repeat(197) + "-12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "a-", "-a", "a--b", "A", "a b", "\u00E9", "a_b", "a\n"})
    void what_is_no_slug_is_refused(String text) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Slug(text));
    }
}
