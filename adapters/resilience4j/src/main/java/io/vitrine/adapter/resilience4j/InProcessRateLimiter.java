package io.vitrine.adapter.resilience4j;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.RateLimiterEventProcessor;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.Quota;
import io.vitrine.domain.limit.RateLimiter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/**
 * Counts the requests that this instance gets, in its memory, for as many keys as it is told to track.
 *
 * <p>A key is forgotten once a whole window has passed since its last request. When there are more keys than are tracked, those go that
 * are asked for most seldom (W-TinyLFU): a crowd of newcomers with a request or two each pushes out one another and not a key that is in
 * use. What an attacker with very many addresses can achieve is that a key is forgotten that asks more seldom than as many other keys as
 * are tracked. A forgotten key has its whole quota again. So what can go wrong is that somebody gets more than the quota; never that
 * somebody is refused because of others.
 *
 * <p>A key with one request costs some 250 bytes, and one more request 4 to 8 bytes.
 */
public final class InProcessRateLimiter implements RateLimiter {

    private final Cache<LimitKey, SlidingWindow> tracked;
    private final Map<Quota, RateLimiterConfig> configs = new ConcurrentHashMap<>();
    private final RateLimiterEventProcessor events = new RateLimiterEventProcessor();
    private final LongSupplier millis;

    /**
     * @param most how many keys are tracked
     * @param nanos the time, from wherever it counts
     */
    InProcessRateLimiter(long most, LongSupplier nanos) {
        tracked = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfter(Expiry.accessing((LimitKey _, SlidingWindow window) -> window.period()))
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
        millis = () -> TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
    }

    @Override
    public Mono<Decision> take(LimitKey key, Quota quota) {
        return Mono.fromSupplier(() -> window(key, quota).take(quota));
    }

    private SlidingWindow window(LimitKey key, Quota quota) {
        var known = tracked.getIfPresent(key);
        return known != null ? known : tracked.get(key, it -> new SlidingWindow(it, config(quota), events, millis));
    }

    private RateLimiterConfig config(Quota quota) {
        return configs.computeIfAbsent(
                quota,
                it -> RateLimiterConfig.custom()
                        .limitForPeriod(it.requests())
                        .limitRefreshPeriod(it.window())
                        .timeoutDuration(Duration.ZERO)
                        .build());
    }

    /** How many keys are tracked now. */
    public long trackedKeys() {
        tracked.cleanUp();
        return tracked.estimatedSize();
    }
}
