package io.vitrine.adapter.logback;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class LegibleTest {

    private static final String ODD = "a\r\nb\u0085c\u2028d\u202ee\u0007f\u001b[31m\u200bg";

    @Test
    void what_would_end_a_line_or_turn_it_around_is_an_escape() {
        assertThat(Legible.line(ODD)).isEqualTo("a\\r\\nb\\u0085c\\u2028d\\u202ee\\u0007f\\u001b[31m\\u200bg");
    }

    @Test
    void json_escapes_by_itself_what_was_always_a_control() {
        assertThat(Legible.json(ODD)).isEqualTo("a\r\nb\\u0085c\\u2028d\\u202ee\u0007f\u001b[31m\\u200bg");
    }

    @Test
    void what_people_write_is_left_as_it_is() {
        var names = "Žižek Ñandú 東京 שלום 🎈";

        assertThat(Legible.line(names)).isSameAs(names);
    }

    @Property
    void no_text_is_more_than_a_line(@ForAll String text) {
        assertThat(Legible.line(text).chars().filter(LegibleTest::isUnseen)).isEmpty();
    }

    private static boolean isUnseen(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
