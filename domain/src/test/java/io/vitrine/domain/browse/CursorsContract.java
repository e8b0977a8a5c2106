package io.vitrine.domain.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Cursors} promises. */
public abstract class CursorsContract {
    private static final UUID ID = UUID.fromString("0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11");
    private static final String LIST = "PUBLIC|Optional.empty|[]|[SortKey[field=NAME, descending=false]]";

    /** Cursors with the same keys each time, as another instance or a restarted one has them. */
    protected abstract Cursors cursors();

    static Stream<PageRequest.Seek> places() {
        return Stream.of(
                        List.<Comparable<?>>of(),
                        List.<Comparable<?>>of("a name, \"quoted\" | and.dotted \uD83D\uDC5C \u0000"),
                        List.<Comparable<?>>of(""),
                        List.<Comparable<?>>of("\u4E2D".repeat(200)),
                        List.<Comparable<?>>of(new BigDecimal("999999999999.9999"), "name"),
                        List.<Comparable<?>>of(new BigDecimal("10.00"), Instant.parse("2026-11-24T10:00:00.123Z")),
                        List.<Comparable<?>>of(Instant.parse("1969-12-31T23:59:59.999Z"), BigDecimal.ZERO),
                        List.<Comparable<?>>of(0),
                        List.<Comparable<?>>of(1, "one"))
                .map(keys -> new Position(keys, ID))
                .flatMap(position ->
                        Stream.of(new PageRequest.Seek.After(position), new PageRequest.Seek.Before(position)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_cursor_names_the_place_that_it_was_made_for(PageRequest.Seek place) {
        var cursor = cursors().seal(place, LIST);

        assertThat(cursors().open(cursor, LIST)).contains(place);
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_cursor_can_stand_in_an_address_as_it_is(PageRequest.Seek place) {
        assertThat(cursors().seal(place, LIST)).matches("[A-Za-z0-9._~-]+");
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_cursor_is_good_for_its_own_list_only(PageRequest.Seek place) {
        var cursor = cursors().seal(place, LIST);

        assertThat(cursors().open(cursor, LIST + " ")).isEmpty();
        assertThat(cursors().open(cursor, "")).isEmpty();
    }

    @Test
    void a_cursor_that_was_altered_anywhere_is_none() {
        var place = new PageRequest.Seek.After(new Position(List.of("trolley", new BigDecimal("9.99")), ID));
        var cursor = cursors().seal(place, LIST);

        for (int index = 0; index < cursor.length(); index++) {
            var other = cursor.charAt(index) == 'A' ? 'B' : 'A';
            var altered = cursor.substring(0, index) + other + cursor.substring(index + 1);
            assertThat(cursors().open(altered, LIST)).as(altered).isEmpty();
            assertThat(cursors().open(cursor.substring(0, index), LIST)).isEmpty();
        }
        assertThat(cursors().open(cursor + "A", LIST)).isEmpty();
        assertThat(cursors().open(cursor + "=", LIST)).isEmpty();
        assertThat(cursors().open(cursor + cursor, LIST)).isEmpty();
    }

    @Test
    void two_cursors_cannot_be_joined_into_a_third() {
        var one = cursors().seal(new PageRequest.Seek.After(new Position(List.of("a"), ID)), LIST);
        var other = cursors().seal(new PageRequest.Seek.After(new Position(List.of("b"), ID)), LIST);

        for (int cut = 1; cut < Math.min(one.length(), other.length()); cut++) {
            var joined = one.substring(0, cut) + other.substring(cut);
            if (!joined.equals(one) && !joined.equals(other)) {
                assertThat(cursors().open(joined, LIST)).as(joined).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", ".", "..", "eyJhIjoxfQ", "%%%", "\u0000", "\uD83D", "c3RhcnQ", "a.b.c", "-", "null"})
    void what_is_no_cursor_opens_nothing(String text) {
        assertThat(cursors().open(text, LIST)).isEmpty();
        assertThat(cursors().open(text.repeat(10_000), LIST)).isEmpty();
    }
}
