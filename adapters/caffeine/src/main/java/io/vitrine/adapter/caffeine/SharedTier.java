package io.vitrine.adapter.caffeine;

import io.vitrine.domain.cache.CacheCodec;
import io.vitrine.domain.cache.CacheKey;
import io.vitrine.domain.cache.Lookup;
import io.vitrine.domain.cache.SharedCache;
import io.vitrine.domain.catalogue.CatalogueChanges;
import io.vitrine.domain.shared.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Has a value made by one instance for all, as far as there is something that they share. While that is away, each makes its own.
 */
final class SharedTier<V> {

    private static final Duration LOOKING_AGAIN_AFTER = Duration.ofMillis(10);

    /** An instance that makes a value takes no longer, or is not there any more. */
    private static final int LOOKING_AGAIN_AT_MOST = 200;

    private final SharedCache shared;
    private final CacheCodec<V> codec;
    private final CatalogueChanges changes;
    private final RecentChanges recent;
    private final CacheCounts counts;

    SharedTier(
            SharedCache shared,
            CacheCodec<V> codec,
            CatalogueChanges changes,
            RecentChanges recent,
            CacheCounts counts) {
        this.shared = shared;
        this.codec = codec;
        this.changes = changes;
        this.recent = recent;
        this.counts = counts;
    }

    /** What is kept for all, else what the loader makes, which is then kept for all. */
    Mono<Made<V>> obtain(CacheKey key, Mono<Made<V>> loader) {
        return obtain(key, loader, LOOKING_AGAIN_AT_MOST);
    }

    private Mono<Made<V>> obtain(CacheKey key, Mono<Made<V>> loader, int patience) {
        return lookup(key).flatMap(found -> switch (found.orElse(null)) {
            case null -> loader;
            case Lookup.Hit hit -> read(key, hit).map(Mono::just).orElseGet(() -> missed(key, loader));
            case Lookup.Missing() -> missed(key, loader);
            case Lookup.Awaited() ->
                patience == 0
                        ? loader
                        : Mono.delay(LOOKING_AGAIN_AFTER).flatMap(_ -> obtain(key, loader, patience - 1));
        });
    }

    private Mono<Optional<Lookup>> lookup(CacheKey key) {
        return Mono.defer(() -> shared.find(text(key), recent.last(key)))
                .map(Optional::of)
                .onErrorReturn(StoreUnavailable.class, Optional.empty());
    }

    private Optional<Made<V>> read(CacheKey key, Lookup.Hit hit) {
        return codec.read(hit.value()).map(value -> {
            counts.of(key).sharedHit();
            return new Made<>(value, hit.left());
        });
    }

    private Mono<Made<V>> missed(CacheKey key, Mono<Made<V>> loader) {
        counts.of(key).sharedMiss();
        return make(key, loader);
    }

    /** What the loader makes, which is then kept for all, whatever there is. */
    Mono<Made<V>> make(CacheKey key, Mono<Made<V>> loader) {
        return Mono.defer(() -> {
            var position = changes.position();
            return loader.flatMap(made -> kept(key, made, position).thenReturn(made))
                    .onErrorResume(failure -> givenUp(key).then(Mono.error(failure)));
        });
    }

    /** What has changed since, or may have, is not kept for others. */
    private Mono<Void> kept(CacheKey key, Made<V> made, long position) {
        return made.isToBeKept() && position > recent.last(key)
                ? shared.keep(text(key), codec.write(made.value()), position, made.left())
                        .onErrorComplete(StoreUnavailable.class)
                : givenUp(key);
    }

    private Mono<Void> givenUp(CacheKey key) {
        return shared.giveUp(text(key)).onErrorComplete(StoreUnavailable.class);
    }

    private String text(CacheKey key) {
        return codec.version() + ':' + key.text();
    }
}
