package io.vitrine.adapter.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "shirt, shirt, 0",
        "shrit, shirt, 1",
        "troley, trolley, 1",
        "jackat, jacket, 1",
        "bags, bag, 1",
        "kitten, sitting, 3",
        "'', bag, 3"
    })
    void the_slips_between_two_words_are_counted(String one, String other, int slips) {
        assertThat(Spelling.slips(one, other)).isEqualTo(slips);
        assertThat(Spelling.slips(other, one)).isEqualTo(slips);
    }

    @Test
    void only_the_nearest_words_stand_in() {
        assertThat(Spelling.nearest("trolly", List.of("trolleys", "trolley", "troll", "trophy")))
                .containsExactly("trolley", "troll");
    }

    @Test
    void nothing_stands_in_for_a_word_that_is_far_from_every_other() {
        assertThat(Spelling.nearest("bag", List.of("big-bang", "fig"))).isEmpty();
        assertThat(Spelling.nearest("trolley", List.of("umbrella"))).isEmpty();
        assertThat(Spelling.nearest("trolley", List.of())).isEmpty();
    }

    @Test
    void a_beginning_is_compared_with_beginnings() {
        assertThat(Spelling.nearestBegun("trll", List.of("trolley", "umbrella")))
                .containsExactly("trolley");
    }
}
