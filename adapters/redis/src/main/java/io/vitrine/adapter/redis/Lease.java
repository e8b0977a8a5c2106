package io.vitrine.adapter.redis;

import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.Quota;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a key was given and has not used. How much it is given at a time doubles with every lease that it uses up, and begins with one. */
final class Lease {

    private final int most;

    private int left;
    private int size;
    private long begin;
    private int remaining;
    private Duration reset = Duration.ZERO;

    Lease(int most) {
        this.most = most;
    }

    /**
     * What comes next.
     *
     * @param decision where there is something left
     * @param wanted else how many requests to ask for
     */
    record Next(@Nullable Decision decision, int wanted) {}

    synchronized Next next(long now, Quota quota) {
        var age = now - begin;
        var isFresh = size > 0 && age < LeasedRateLimiter.KEPT.toNanos();
        if (isFresh && left > 0) {
            left--;
            return new Next(new Decision.Allowed(quota, left + remaining, reset.minusNanos(age)), 0);
        }
        left = 0;
        size = isFresh ? Math.min(most, 2 * size) : 1;
        return new Next(null, Math.min(size, quota.requests()));
    }

    /** One of what was given is used at once. */
    synchronized Decision begin(Taken taken, Quota quota, long asked) {
        remaining = taken.remaining();
        reset = taken.reset();
        if (taken.granted() == 0) {
            return new Decision.Exceeded(quota, taken.reset(), taken.first());
        }
        begin = asked;
        left += taken.granted() - 1;
        return new Decision.Allowed(quota, left + remaining, taken.reset());
    }
}
