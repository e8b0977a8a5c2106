package io.vitrine.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class WaitsTest {

    private final ArrayList<String> heard = new ArrayList<>();

    private final Waits waits = new Waits((what, of) -> {
        heard.add("for " + what + " of " + of);
        return failure -> heard.add(
                failure.map(error -> "it failed: " + error.getMessage()).orElse("it came"));
    });

    @Test
    void a_wait_counts_when_it_is_over() {
        var wait = waits.begin(Waits.For.HASH, "bcrypt");
        assertThat(waits.nanos(Waits.For.HASH)).isZero();

        wait.end();

        assertThat(waits.nanos(Waits.For.HASH)).isPositive();
        assertThat(waits.nanos(Waits.For.CLIENT)).isZero();
    }

    @Test
    void somebody_hears_of_its_beginning_and_of_its_first_end() {
        var wait = waits.begin(Waits.For.STATEMENT, "SELECT 1");
        wait.fail(new IllegalStateException("gone"));
        var counted = waits.nanos(Waits.For.STATEMENT);
        wait.end();

        assertThat(heard).containsExactly("for STATEMENT of SELECT 1", "it failed: gone");
        assertThat(waits.nanos(Waits.For.STATEMENT)).isEqualTo(counted);
    }

    @Test
    void waits_side_by_side_count_each() {
        var first = waits.begin(Waits.For.SHARED, "find");
        var second = waits.begin(Waits.For.SHARED, "count");
        second.end();
        var one = waits.nanos(Waits.For.SHARED);
        first.end();

        assertThat(waits.nanos(Waits.For.SHARED)).isGreaterThan(one);
    }
}
