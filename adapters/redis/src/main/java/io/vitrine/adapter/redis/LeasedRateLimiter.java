package io.vitrine.adapter.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import io.vitrine.domain.limit.RateLimiter;
import java.time.Duration;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/**
 * Asks Redis for several requests of {@link Policy#API} at a time and hands them out within a second: so that who makes many at once
 * costs few round trips. Whoever makes one a second or fewer is counted exactly. No more than the quota is let through within any
 * window; up to {@code most - 1} fewer may be for each instance and burst of requests, as what is left of a lease is forgotten but
 * counted.
 */
public final class LeasedRateLimiter implements RateLimiter {

    /** How long a request may be kept before it is made. */
    static final Duration KEPT = Duration.ofSeconds(1);

    private static final long MOST_KEYS = 100_000;

    private final RedisRateLimiter limiter;
    private final int most;
    private final LongSupplier nanos;
    private final Cache<LimitKey, Lease> leases;

    /**
     * @param most how many requests are asked for at a time
     * @param nanos the time, from wherever it counts
     */
    public LeasedRateLimiter(RedisRateLimiter limiter, int most, LongSupplier nanos) {
        this.limiter = limiter;
        this.most = most;
        this.nanos = nanos;
        leases = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(KEPT.multipliedBy(2))
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Mono<Decision> take(LimitKey key, Quota quota) {
        return key.policy() == Policy.API ? Mono.defer(() -> leased(key, quota)) : limiter.take(key, quota);
    }

    @Override
    public boolean isAway() {
        return limiter.isAway();
    }

    private Mono<Decision> leased(LimitKey key, Quota quota) {
        var asked = nanos.getAsLong();
        var lease = leases.get(key, _ -> new Lease(most, asked));
        var next = lease.next(quota, asked);
        if (next.decision() != null) {
            return Mono.just(next.decision());
        }
        return next.wanted() == 1
                ? given(lease, key, quota, 1, Duration.ZERO, asked)
                : several(lease, key, quota, next.wanted(), asked);
    }

    /** The lease is over before anybody hears of it, so that whoever comes next can have the next one. */
    private Mono<Decision> several(Lease lease, LimitKey key, Quota quota, int wanted, long asked) {
        return given(lease, key, quota, wanted, KEPT, asked)
                .doOnNext(_ -> lease.over())
                .doOnError(_ -> lease.over())
                .doOnCancel(lease::over);
    }

    /** The time that Redis needs to answer is a part of the time for which requests may be kept. */
    private Mono<Decision> given(Lease lease, LimitKey key, Quota quota, int wanted, Duration kept, long asked) {
        return limiter.take(key, quota, wanted, kept).map(taken -> lease.begin(taken, quota, asked, nanos.getAsLong()));
    }
}
