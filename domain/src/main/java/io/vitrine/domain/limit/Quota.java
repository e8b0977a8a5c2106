package io.vitrine.domain.limit;

import io.vitrine.domain.shared.InvalidValue;
import java.time.Duration;
import java.time.Instant;

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

    /**
     * What asking for one more request leads to, where what counts is known.
     *
     * @param counted the requests that were let through within the window that ends now
     * @param oldest when the oldest of them was; whatever where there is none
     */
    public Decision decide(int counted, Instant oldest, Instant now) {
        var reset = reset(counted, oldest, now);
        return counted < requests
                ? new Decision.Allowed(this, requests - counted - 1, reset)
                : new Decision.Exceeded(this, reset, false);
    }

    /** What is left where a request is let through and does not count; of the same as {@link #decide}. */
    public Decision.Allowed left(int counted, Instant oldest, Instant now) {
        return new Decision.Allowed(this, Math.max(0, requests - counted), reset(counted, oldest, now));
    }

    private Duration reset(int counted, Instant oldest, Instant now) {
        return counted == 0 ? window : Duration.between(now, oldest.plus(window));
    }

    public Quota {
        if (requests < 1 || requests > MOST) {
            throw new InvalidValue("out-of-range", "a quota is of 1 to 1,000,000 requests");
        }
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            throw new InvalidValue("out-of-range", "a quota's window is of a second to a day");
        }
    }
}
