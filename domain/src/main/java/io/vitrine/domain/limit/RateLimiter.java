package io.vitrine.domain.limit;

import reactor.core.publisher.Mono;

/** Counts requests. */
public interface RateLimiter {
    /**
     * Lets a request through and counts it, if its key has fewer than the quota's requests within the window that ends now; in one
     * atomic step, however many ask at once. What is refused does not count, so whoever keeps asking is let through as soon as
     * there is room.
     *
     * @param quota always with the same window for a key; the number of requests may change from one call to the next
     * @return exactly one decision; an error signal only when what counts is out of reach ({@link
     *     io.vitrine.domain.shared.StoreUnavailable})
     */
    Mono<Decision> take(LimitKey key, Quota quota);

    /** Whether what counts is known to be out of reach now. Nobody is asked for it, and nothing counted. */
    default boolean isAway() {
        return false;
    }
}
