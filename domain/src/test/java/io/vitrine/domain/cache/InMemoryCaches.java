package io.vitrine.domain.cache;

import io.vitrine.domain.catalogue.CatalogueChange;
import io.vitrine.domain.catalogue.CatalogueChanges;
import io.vitrine.domain.catalogue.CatalogueChanges.Hearing;
import io.vitrine.domain.shared.StoreUnavailable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Caches in memory that forget nothing by themselves. */
public final class InMemoryCaches implements Caches {
    private final CatalogueChanges changes;

    public InMemoryCaches(CatalogueChanges changes) {
        this.changes = changes;
    }

    @Override
    public <V> Cache<V> of(CacheCodec<V> codec) {
        return new InMemoryCache<>(changes);
    }

    private static final class InMemoryCache<V> implements Cache<V> {
        private final CatalogueChanges changes;
        private final Map<CacheKey, V> kept = new ConcurrentHashMap<>();
        private final Map<CacheKey, Mono<V>> made = new ConcurrentHashMap<>();

        InMemoryCache(CatalogueChanges changes) {
            this.changes = changes;
            changes.tell(this::changed);
        }

        @Override
        public Optional<V> near(CacheKey key) {
            return Optional.ofNullable(kept.get(key)).filter(_ -> changes.hearing() != Hearing.UNSURE);
        }

        @Override
        public Mono<V> cached(CacheKey key, Function<V, Duration> lifetime, Mono<V> loader) {
            return Mono.defer(() -> changes.hearing() == Hearing.UNSURE
                    ? loader.onErrorResume(
                            StoreUnavailable.class,
                            failure -> Optional.ofNullable(kept.get(key))
                                    .map(Mono::just)
                                    .orElse(Mono.error(failure)))
                    : near(key).map(Mono::just).orElseGet(() -> making(key, lifetime, loader)));
        }

        private Mono<V> making(CacheKey key, Function<V, Duration> lifetime, Mono<V> loader) {
            return made.computeIfAbsent(key, _ -> made(key, lifetime, loader));
        }

        private Mono<V> made(CacheKey key, Function<V, Duration> lifetime, Mono<V> loader) {
            var itself = new Mono<?>[1];
            var making = loader.doOnNext(value -> {
                        if (made.remove(key, itself[0]) && lifetime.apply(value).isPositive()) {
                            kept.put(key, value);
                        }
                    })
                    .doOnError(_ -> made.remove(key, itself[0]))
                    .cache();
            itself[0] = making;
            return making;
        }

        private void changed(CatalogueChange change) {
            kept.keySet().removeIf(key -> touches(change, key));
            made.keySet().removeIf(key -> touches(change, key));
        }

        private static boolean touches(CatalogueChange change, CacheKey key) {
            return switch (change) {
                case CatalogueChange.OfEverything _, CatalogueChange.Unheard _ -> true;
                case CatalogueChange.OfProducts(var products, var _) ->
                    switch (key) {
                        case CacheKey.OfProduct(var product) -> products.contains(product);
                        case CacheKey.OfBrand _ -> false;
                        case CacheKey.OfCatalogue _ -> true;
                    };
                case CatalogueChange.OfBrands(var brands, var _) ->
                    switch (key) {
                        case CacheKey.OfProduct _ -> false;
                        case CacheKey.OfBrand(var brand) -> brands.contains(brand);
                        case CacheKey.OfCatalogue _ -> true;
                    };
            };
        }
    }
}
