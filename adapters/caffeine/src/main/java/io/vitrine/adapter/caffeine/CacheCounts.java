package io.vitrine.adapter.caffeine;

import com.github.benmanes.caffeine.cache.Cache;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vitrine.adapter.caffeine.CacheMeters.Tag;
import io.vitrine.domain.cache.CacheKey;
import java.util.function.ToDoubleFunction;
import reactor.core.publisher.Mono;

/** Counts what a cache does. */
final class CacheCounts {

    private final MeterRegistry meters;
    private final Kind products;
    private final Kind brands;
    private final Kind lists;

    CacheCounts(MeterRegistry meters) {
        this.meters = meters;
        products = new Kind(meters, "products");
        brands = new Kind(meters, "brands");
        lists = new Kind(meters, "lists");
    }

    Kind of(CacheKey key) {
        return switch (key) {
            case CacheKey.OfProduct _ -> products;
            case CacheKey.OfBrand _ -> brands;
            case CacheKey.OfCatalogue _ -> lists;
        };
    }

    /** Watches how full a part of the memory is. */
    void watch(String part, Cache<?, ?> cache) {
        gauge(CacheMeters.ENTRIES, part, cache, Cache::estimatedSize);
        gauge(CacheMeters.BYTES, part, cache, CacheCounts::bytes);
    }

    private void gauge(CacheMeters meter, String part, Cache<?, ?> cache, ToDoubleFunction<Cache<?, ?>> value) {
        Gauge.builder(meter.getName(), cache, value)
                .description(meter.description())
                .baseUnit(meter.getBaseUnit())
                .tag(Tag.PART.asString(), part)
                .register(meters);
    }

    private static double bytes(Cache<?, ?> cache) {
        var eviction = cache.policy().eviction();
        return eviction.isPresent() ? eviction.get().weightedSize().orElse(0) : 0;
    }

    /** Counts it for one kind of what is kept. */
    static final class Kind {

        private final Counter nearHits;
        private final Counter nearMisses;
        private final Counter sharedHits;
        private final Counter sharedMisses;
        private final Counter joins;
        private final Counter evictions;
        private final Timer made;
        private final Timer failed;

        private Kind(MeterRegistry meters, String name) {
            nearHits = lookups(meters, name, "near", "hit");
            nearMisses = lookups(meters, name, "near", "miss");
            sharedHits = lookups(meters, name, "shared", "hit");
            sharedMisses = lookups(meters, name, "shared", "miss");
            joins = counter(CacheMeters.JOINS, name).register(meters);
            evictions = counter(CacheMeters.EVICTIONS, name).register(meters);
            made = load(meters, name, "made");
            failed = load(meters, name, "failed");
        }

        private static Counter lookups(MeterRegistry meters, String name, String tier, String result) {
            return counter(CacheMeters.LOOKUPS, name)
                    .tag(Tag.TIER.asString(), tier)
                    .tag(Tag.RESULT.asString(), result)
                    .register(meters);
        }

        private static Counter.Builder counter(CacheMeters meter, String name) {
            return Counter.builder(meter.getName())
                    .description(meter.description())
                    .tag(Tag.CACHE.asString(), name);
        }

        private static Timer load(MeterRegistry meters, String name, String outcome) {
            return Timer.builder(CacheMeters.LOAD.getName())
                    .description(CacheMeters.LOAD.description())
                    .tag(Tag.CACHE.asString(), name)
                    .tag(Tag.OUTCOME.asString(), outcome)
                    .register(meters);
        }

        void nearHit() {
            nearHits.increment();
        }

        void nearMiss() {
            nearMisses.increment();
        }

        void sharedHit() {
            sharedHits.increment();
        }

        void sharedMiss() {
            sharedMisses.increment();
        }

        void joined() {
            joins.increment();
        }

        void evicted() {
            evictions.increment();
        }

        /** The same loader, timed. */
        <V> Mono<V> timed(Mono<V> loader) {
            return Mono.defer(() -> {
                var begun = Timer.start();
                return loader.doOnSuccess(_ -> begun.stop(made)).doOnError(_ -> begun.stop(failed));
            });
        }
    }
}
