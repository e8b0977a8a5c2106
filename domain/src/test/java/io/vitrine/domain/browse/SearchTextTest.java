package io.vitrine.domain.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SearchTextTest {
    @Test
    void words_phrases_and_exclusions_are_told_apart() {
        assertThat(SearchText.parse("bag \"trolley case\" -leather -\"real fur\" wheels"))
                .isEqualTo(new SearchText(
                        List.of("bag", "wheels"), List.of("trolley case"), List.of("leather", "real fur")));
    }

    @Test
    void a_hyphen_within_a_word_excludes_nothing() {
        assertThat(SearchText.parse("t-shirt")).isEqualTo(new SearchText(List.of("t-shirt"), List.of(), List.of()));
    }

    @Test
    void a_quote_that_is_never_closed_is_closed_at_the_end() {
        assertThat(SearchText.parse("bag \"trolley case"))
                .isEqualTo(new SearchText(List.of("bag"), List.of("trolley case"), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "\"\"", "\" \"", "&", "- -", "-leather", "-\"real fur\"", "\uD83D\uDC5C"})
    void where_nothing_is_wanted_there_is_no_search(String text) {
        assertThat(SearchText.parse(text).isEmpty()).isTrue();
    }

    @Property
    void every_text_can_be_read_and_what_is_read_has_something_to_find(@ForAll("typed") String text) {
        var search = SearchText.parse(text);

        assertThat(Stream.of(search.words(), search.phrases(), search.exclusions())
                        .flatMap(List::stream))
                .allMatch(part -> part.codePoints().anyMatch(Character::isLetterOrDigit))
                .allMatch(part -> text.contains(part) && !part.contains("\""));
    }

    @Provide
    Arbitrary<String> typed() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("ab \"-\u00E9'").ofMaxLength(30), Arbitraries.strings());
    }
}
