package io.vitrine.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.observability.Query.Selector;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What tests read out of queries is what they name. */
class QueryTest {

    @Test
    void metrics_are_told_from_functions_words_and_labels() {
        var query = Query.of("""
            histogram_quantile(0.5, sum by (le, pool) (rate(a_bucket{x="1 or b", y=~"c|d"}[$__rate_interval])))
            > 14.4 and on (slo) group_left () (time() - vitrine:e:1h > 0) or count(up) == 500 * 1024\
            """);

        assertThat(query.selectors())
                .containsExactly(
                        new Selector("a_bucket", Set.of("x", "y")),
                        new Selector("vitrine:e:1h", Set.of()),
                        new Selector("up", Set.of()));
        assertThat(query.grouping()).containsExactly("le", "pool", "slo");
    }
}
