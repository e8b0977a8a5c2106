package io.vitrine.adapter.redis;

import java.time.Duration;
import java.util.List;

/**
 * What a key was given.
 *
 * @param granted how many requests are let through, of those that were wanted
 * @param remaining how many more would be let through now
 * @param reset until there is room for one more
 * @param first whether nothing was granted for the first time within a window
 */
record Taken(int granted, int remaining, Duration reset, boolean first) {

    /** As the script answers. */
    static Taken of(List<Long> numbers) {
        return new Taken(
                Math.toIntExact(numbers.get(0)),
                Math.toIntExact(numbers.get(1)),
                Duration.ofMillis(numbers.get(2)),
                numbers.get(3) == 1);
    }
}
