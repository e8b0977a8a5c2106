package io.vitrine.domain.limit;

import java.time.Duration;

/** What asking for one more request leads to. */
public sealed interface Decision {

    /** What was asked for. */
    Quota quota();

    /** How many more requests would be let through now. */
    int remaining();

    /** How long until the oldest request that still counts leaves the window, and there is room for one more. */
    Duration reset();

    /** It is let through, and counts. */
    record Allowed(Quota quota, int remaining, Duration reset) implements Decision {}

    /**
     * It is refused, and does not count.
     *
     * @param first true of one refusal of a key within a window, whatever goes on being refused: of the first, and then of the first
     *     that comes a whole window after the last one of which it was true
     */
    record Exceeded(Quota quota, Duration reset, boolean first) implements Decision {
        @Override
        public int remaining() {
            return 0;
        }
    }
}
