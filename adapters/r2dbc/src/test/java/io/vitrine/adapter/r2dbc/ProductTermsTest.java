package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.catalogue.AttributeName;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductTermsTest {

    private static final AttributeName NOTE = new AttributeName("note");
    private static final String BAG = "\uD83D\uDC5C";

    /** The longest lexeme that PostgreSQL takes. */
    private static final int LONGEST_LEXEME = 2_046;

    @Test
    void the_term_of_a_long_text_begins_as_the_text_does() {
        var text = "a".repeat(99) + BAG + "b".repeat(300);

        var term = ProductTerms.attributeValue(NOTE, text);

        assertThat(term).startsWith(ProductTerms.attributeBeginning(NOTE, "a".repeat(99)));
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(term)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {98, 99, 100, 101})
    void every_beginning_of_up_to_100_characters_begins_the_term_too(int letters) {
        var text = "a".repeat(letters) + BAG.repeat(400);

        var term = ProductTerms.attributeValue(NOTE, text);

        for (int end = 1; end <= 100; end++) {
            if (!Character.isHighSurrogate(text.charAt(end - 1))) {
                assertThat(term).startsWith(ProductTerms.attributeBeginning(NOTE, text.substring(0, end)));
            }
        }
    }

    @Test
    void long_texts_that_differ_at_the_end_have_different_terms() {
        var text = "a".repeat(500);

        assertThat(ProductTerms.attributeValue(NOTE, text + "b"))
                .isNotEqualTo(ProductTerms.attributeValue(NOTE, text + "c"));
        assertThat(ProductTerms.category(text.repeat(2) + "b"))
                .isNotEqualTo(ProductTerms.category(text.repeat(2) + "c"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 199, 200, 201, 600, 601, 1_000})
    void no_term_is_longer_than_a_lexeme_may_be(int length) {
        var text = "\uFFFD".repeat(length);
        var longestName = new AttributeName("n".repeat(64));

        assertThat(bytes(ProductTerms.attributeValue(longestName, text))).isLessThanOrEqualTo(LONGEST_LEXEME);
        assertThat(bytes(ProductTerms.category(text))).isLessThanOrEqualTo(LONGEST_LEXEME);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
