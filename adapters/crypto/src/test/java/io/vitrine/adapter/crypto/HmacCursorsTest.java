package io.vitrine.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vitrine.domain.browse.PageRequest.Seek;
import io.vitrine.domain.browse.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HmacCursorsTest {
    private static final String SECRET = "a secret of the server, 32 bytes long";
    private static final Seek PLACE = new Seek.After(new Position(
            List.of(new BigDecimal("1999.00"), "trolley bag"),
            UUID.fromString("0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11")));

    private final HmacCursors cursors = new HmacCursors(new ServerSecret(SECRET));

    @Test
    void a_cursor_is_valid_on_another_instance_and_after_a_restart() {
        var elsewhere = new HmacCursors(new ServerSecret(SECRET));

        assertThat(elsewhere.open(cursors.seal(PLACE, "list"), "list")).contains(PLACE);
    }

    @Test
    void a_cursor_of_a_released_version_stays_valid() {
        var released = "AQEBmbeiXB56QJ07L28MjhoRAgIAAAACAAMDDNwBAAt0cm9sbGV5IGJhZ0PewOQXduS_ZtW6oeFMtqY";

        assertThat(cursors.seal(PLACE, "list")).isEqualTo(released);
    }

    @Test
    void a_cursor_made_with_another_secret_is_refused() {
        var foreign = new HmacCursors(new ServerSecret("another secret, it has 32 bytes too"));

        assertThat(cursors.open(foreign.seal(PLACE, "list"), "list")).isEmpty();
    }

    @Test
    void a_cursor_is_short() {
        assertThat(cursors.seal(PLACE, "list")).hasSizeLessThan(100);
    }

    @Test
    void a_padded_cursor_is_refused() {
        var cursor = cursors.seal(new Seek.Start(), "list");

        assertThat(cursors.open(cursor, "list")).isPresent();
        assertThat(cursors.open(cursor + "=", "list")).isEmpty();
        assertThat(cursors.open(cursor + "==", "list")).isEmpty();
    }

    @Test
    void an_empty_and_a_huge_text_are_refused() {
        assertThat(cursors.open("", "list")).isEmpty();
        assertThat(cursors.open("A".repeat(10_000_000), "list")).isEmpty();
    }

    @Test
    void the_longest_name_in_the_widest_characters_fits_a_cursor() {
        var place = new Seek.Before(new Position(List.of("\uD83C\uDFFA".repeat(300)), new UUID(1, 2)));

        assertThat(cursors.open(cursors.seal(place, "list"), "list")).contains(place);
    }

    @Test
    void a_key_of_an_unknown_type_is_a_mistake_of_ours() {
        var place = new Seek.After(new Position(List.of(1.5), new UUID(1, 2)));

        assertThatIllegalArgumentException().isThrownBy(() -> cursors.seal(place, "list"));
    }
}
