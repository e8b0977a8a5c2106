package io.vitrine.adapter.resilience4j;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.event.RateLimiterOnFailureEvent;
import io.github.resilience4j.ratelimiter.event.RateLimiterOnSuccessEvent;
import io.github.resilience4j.ratelimiter.internal.RateLimiterEventProcessor;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.Quota;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A limiter of resilience4j that lets through no more than its limit within any period, where the ones that it brings count in cycles and
 * let through twice as much around the end of one. It never lets anybody wait.
 */
final class SlidingWindow implements RateLimiter {

    private final LimitKey key;
    private final Grants grants = new Grants();
    private final RateLimiterEventProcessor events;
    private final LongSupplier millis;
    private final int window;

    private RateLimiterConfig config;
    private boolean told;
    private int toldAt;

    /** @param millis the time, from wherever it counts */
    SlidingWindow(LimitKey key, RateLimiterConfig config, RateLimiterEventProcessor events, LongSupplier millis) {
        this.key = key;
        this.config = requirePatience(config);
        this.events = events;
        this.millis = millis;
        window = Math.toIntExact(config.getLimitRefreshPeriod().toMillis());
    }

    private static RateLimiterConfig requirePatience(RateLimiterConfig config) {
        if (!config.getTimeoutDuration().isZero()) {
            throw new IllegalArgumentException("nobody waits for a permission");
        }
        return config;
    }

    /** How long what is counted matters. */
    Duration period() {
        return Duration.ofMillis(window);
    }

    /** Asks for one request, with what it leads to. The quota may be another than before; its window is that of the configuration. */
    Decision take(Quota quota) {
        var decision = decided(quota);
        publish(1, decision instanceof Decision.Allowed);
        return decision;
    }

    private synchronized Decision decided(Quota quota) {
        if (quota.requests() != config.getLimitForPeriod()) {
            changeLimitForPeriod(quota.requests());
        }
        var now = (int) millis.getAsLong();
        var counting = grants.countAt(now, window);
        var excess = counting - quota.requests();
        if (excess < 0) {
            grants.add(now);
            return new Decision.Allowed(quota, -excess - 1, untilLeaving(0, now));
        }
        return new Decision.Exceeded(quota, untilLeaving(excess, now), isFirstAt(now));
    }

    private Duration untilLeaving(int older, int now) {
        return Duration.ofMillis(window - (now - grants.after(older)));
    }

    private boolean isFirstAt(int now) {
        var first = !told || now - toldAt >= window;
        if (first) {
            told = true;
            toldAt = now;
        }
        return first;
    }

    @Override
    public boolean acquirePermission(int permits) {
        var acquired = acquired(permits);
        publish(permits, acquired);
        return acquired;
    }

    private synchronized boolean acquired(int permits) {
        var now = (int) millis.getAsLong();
        if (grants.countAt(now, window) + permits > config.getLimitForPeriod()) {
            return false;
        }
        for (int permit = 0; permit < permits; permit++) {
            grants.add(now);
        }
        return true;
    }

    @Override
    public long reservePermission(int permits) {
        return acquirePermission(permits) ? 0 : -1;
    }

    @Override
    public synchronized void drainPermissions() {
        var now = (int) millis.getAsLong();
        for (int left = config.getLimitForPeriod() - grants.countAt(now, window); left > 0; left--) {
            grants.add(now);
        }
    }

    @Override
    public void changeTimeoutDuration(Duration timeoutDuration) {
        requirePatience(
                RateLimiterConfig.from(config).timeoutDuration(timeoutDuration).build());
    }

    @Override
    public synchronized void changeLimitForPeriod(int limitForPeriod) {
        config = RateLimiterConfig.from(config).limitForPeriod(limitForPeriod).build();
    }

    @Override
    public String getName() {
        return key.toString();
    }

    @Override
    public synchronized RateLimiterConfig getRateLimiterConfig() {
        return config;
    }

    @Override
    public Map<String, String> getTags() {
        return Map.of("policy", key.policy().text());
    }

    @Override
    public Metrics getMetrics() {
        return new Metrics() {
            @Override
            public int getNumberOfWaitingThreads() {
                return 0;
            }

            @Override
            public int getAvailablePermissions() {
                return available();
            }
        };
    }

    private synchronized int available() {
        return config.getLimitForPeriod() - grants.countAt((int) millis.getAsLong(), window);
    }

    @Override
    public EventPublisher getEventPublisher() {
        return events;
    }

    private void publish(int permits, boolean acquired) {
        if (events.hasConsumers()) {
            events.consumeEvent(
                    acquired
                            ? new RateLimiterOnSuccessEvent(getName(), permits)
                            : new RateLimiterOnFailureEvent(getName(), permits));
        }
    }
}
