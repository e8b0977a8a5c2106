package io.vitrine.adapter.redis;

import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.Quota;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a key was given and has not used. How much it is given at a time doubles with every lease that it uses up, and begins with one.
 * While one lease of several is under way, who comes meanwhile asks for one: so there is never more left than of one lease.
 */
final class Lease {

    private final int most;

    private int left;
    private long begin;
    private int size = 1;
    private boolean underWay;
    private int remaining;
    private Duration reset = Duration.ZERO;

    Lease(int most, long now) {
        this.most = most;
        begin = now - LeasedRateLimiter.KEPT.toNanos();
    }

    /**
     * What comes next.
     *
     * @param decision where there is something left
     * @param wanted else how many requests to ask for
     */
    record Next(@Nullable Decision decision, int wanted) {}

    synchronized Next next(Quota quota, long now) {
        if (isFreshAt(now) && left > 0) {
            return new Next(oneOfWhatIsLeft(quota, now), 0);
        }
        left = 0;
        if (underWay) {
            return new Next(null, 1);
        }
        size = isFreshAt(now) ? Math.min(2 * size, most) : 1;
        underWay = size > 1;
        return new Next(null, Math.min(size, quota.requests()));
    }

    /**
     * One of what was given is used at once; where nothing was given, one of what is left.
     *
     * @param asked since when what was given may be used
     */
    synchronized Decision begin(Taken taken, Quota quota, long asked, long now) {
        if (taken.granted() == 0) {
            return isFreshAt(now) && left > 0
                    ? oneOfWhatIsLeft(quota, now)
                    : new Decision.Exceeded(quota, taken.reset(), taken.first());
        }
        begin = left > 0 ? Math.min(begin, asked) : asked;
        left += taken.granted() - 1;
        remaining = taken.remaining();
        reset = taken.reset();
        return new Decision.Allowed(quota, left + remaining, reset);
    }

    /** Redis has answered, or will not. */
    synchronized void over() {
        underWay = false;
    }

    private boolean isFreshAt(long now) {
        return now - begin < LeasedRateLimiter.KEPT.toNanos();
    }

    private Decision oneOfWhatIsLeft(Quota quota, long now) {
        left--;
        return new Decision.Allowed(quota, left + remaining, reset.minusNanos(Math.max(0, now - begin)));
    }
}
