package io.vitrine.adapter.caffeine;

import java.time.Duration;

/**
 * A value that was made, here or elsewhere.
 *
 * @param left for how long it may be kept; zero for one that is only given to those who wait for it
 */
record Made<V>(V value, Duration left) {
    boolean isToBeKept() {
        return left.isPositive();
    }
}
