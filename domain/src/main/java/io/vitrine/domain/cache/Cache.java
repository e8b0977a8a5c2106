package io.vitrine.domain.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Keeps what was made of the catalogue, so that it need not be made again. What is kept is never older than a write that was answered
 * ({@link io.vitrine.domain.catalogue.CatalogueChanges}), except where the catalogue itself is out of reach: then the last that is known
 * is better than nothing (RFC 5861, section 4).
 *
 * @param <V> what is kept; it is not changed by anybody who gets it
 */
public interface Cache<V> {
    /** What is at hand in this process; empty where nothing is, or nothing that can be trusted. It costs next to nothing to ask. */
    Optional<V> near(CacheKey key);

    /**
     * What is kept, else what the loader makes. However many ask at once, on however many instances, it is made once. What is asked for
     * often is made anew a little before its time, while everybody still gets what there is.
     *
     * @param lifetime for how long a value is kept at the most; zero for one that is only given to those who wait for it
     * @param loader gives one value; its error signal is passed on to all who wait, unless there is an old value and the error is {@link
     *     io.vitrine.domain.shared.StoreUnavailable}. It goes on when whoever asked goes away
     */
    Mono<V> cached(CacheKey key, Function<V, Duration> lifetime, Mono<V> loader);

    /** What is kept, else what the loader makes, and that for so long. */
    default Mono<V> cached(CacheKey key, Duration lifetime, Mono<V> loader) {
        return cached(key, _ -> lifetime, loader);
    }
}
