package io.vitrine.domain.limit;

import io.vitrine.domain.shared.InvalidValue;
import java.time.Duration;

/**
 * So many requests within a window that slides: at any time, no more were let through since one window ago.
 *
 * @param requests at least 1, at most 1,000,000
 * @param window at least a second, at most a day
 */
public record Quota(int requests, Duration window) {

    private static final int MOST = 1_000_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    public Quota {
        if (requests < 1 || requests > MOST) {
            throw new InvalidValue("out-of-range", "a quota is of 1 to 1,000,000 requests");
        }
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            throw new InvalidValue("out-of-range", "a quota's window is of a second to a day");
        }
    }
}
