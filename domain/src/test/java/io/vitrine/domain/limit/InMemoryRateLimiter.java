package io.vitrine.domain.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import reactor.core.publisher.Mono;

/** A rate limiter in memory, which keeps a list for each key and forgets no key. */
public final class InMemoryRateLimiter implements RateLimiter {
    private final InstantSource clock;
    private final Map<LimitKey, Deque<Instant>> granted = new HashMap<>();
    private final Map<LimitKey, Instant> told = new HashMap<>();

    public InMemoryRateLimiter(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Mono<Decision> take(LimitKey key, Quota quota) {
        return Mono.fromSupplier(() -> decided(key, quota));
    }

    private synchronized Decision decided(LimitKey key, Quota quota) {
        var now = clock.instant();
        var since = now.minus(quota.window());
        var counting = granted.computeIfAbsent(key, _ -> new ArrayDeque<>());
        counting.removeIf(at -> !at.isAfter(since));
        if (counting.size() < quota.requests()) {
            counting.add(now);
            return new Decision.Allowed(
                    quota, quota.requests() - counting.size(), Duration.between(since, counting.getFirst()));
        }
        var first = !told.getOrDefault(key, since).isAfter(since);
        if (first) {
            told.put(key, now);
        }
        Iterator<Instant> room = counting.iterator();
        for (int leaving = counting.size() - quota.requests(); leaving > 0; leaving--) {
            room.next();
        }
        return new Decision.Exceeded(quota, Duration.between(since, room.next()), first);
    }
}
