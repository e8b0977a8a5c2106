package io.vitrine.domain.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.domain.shared.InvalidValue;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FindingTest {

    @Test
    void what_is_not_up_has_a_reason_and_only_that() {
        assertThatThrownBy(() -> Finding.of(Status.DOWN, " ")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Finding(Status.UP, "because", new TreeMap<>()))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void facts_are_added_and_never_changed_from_outside() {
        var finding = Finding.up().with("waiting", 3).with("lost", 1);

        assertThat(finding.facts()).containsEntry("waiting", 3L).containsEntry("lost", 1L);
        assertThatThrownBy(() -> finding.facts().put("lost", 0L)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void of_two_the_worse_one_counts() {
        assertThat(Status.UP.or(Status.DEGRADED)).isEqualTo(Status.DEGRADED);
        assertThat(Status.DOWN.or(Status.DEGRADED)).isEqualTo(Status.DOWN);
        assertThat(Status.UP.or(Status.UP)).isEqualTo(Status.UP);
    }
}
