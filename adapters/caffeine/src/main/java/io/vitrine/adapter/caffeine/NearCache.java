package io.vitrine.adapter.caffeine;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.vitrine.adapter.caffeine.Slot.Flight;
import io.vitrine.adapter.caffeine.Slot.Held;
import io.vitrine.domain.cache.Cache;
import io.vitrine.domain.cache.CacheCodec;
import io.vitrine.domain.cache.CacheKey;
import io.vitrine.domain.cache.SharedCache;
import io.vitrine.domain.catalogue.CatalogueChange;
import io.vitrine.domain.catalogue.CatalogueChanges;
import io.vitrine.domain.catalogue.CatalogueChanges.Hearing;
import io.vitrine.domain.shared.StoreUnavailable;
import io.vitrine.domain.shared.Waits;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Keeps values in the memory of this process, as many bytes as it is given, in front of what all instances share. A change takes what
 * it touches out, and with it whatever is being made of it: who waits for that still gets it, having asked before the change was
 * answered, and nobody else does.
 */
final class NearCache<V> implements Cache<V> {

    private static final Duration LONGEST_LOAD = Duration.ofSeconds(30);

    /** A lifetime is shortened by up to a tenth, so that what was made together does not end together. */
    private static final double SHORTENED = 0.1;

    /** When so much of its time has passed, a value that is asked for is made anew. */
    private static final double DUE = 0.9;

    private final com.github.benmanes.caffeine.cache.Cache<CacheKey, Slot<V>> resources;
    private final com.github.benmanes.caffeine.cache.Cache<CacheKey, Slot<V>> lists;
    private final CatalogueChanges changes;
    private final RecentChanges recent = new RecentChanges(RecentChanges.MOST);
    private final Optional<SharedTier<V>> shared;
    private final CacheCounts counts;
    private final LongSupplier nanos;
    private final RandomGenerator random;

    NearCache(
            CacheSettings settings,
            CacheCodec<V> codec,
            CatalogueChanges changes,
            Optional<SharedCache> shared,
            CacheCounts counts,
            LongSupplier nanos,
            RandomGenerator random) {
        this.resources = slots(settings.resources().toBytes(), codec, counts, nanos);
        this.lists = slots(settings.lists().toBytes(), codec, counts, nanos);
        this.changes = changes;
        this.shared = shared.map(cache -> new SharedTier<>(cache, codec, changes, recent, counts));
        this.counts = counts;
        this.nanos = nanos;
        this.random = random;
        counts.watch("resources", resources);
        counts.watch("lists", lists);
        changes.tell(this::changed);
    }

    private static <V> com.github.benmanes.caffeine.cache.Cache<CacheKey, Slot<V>> slots(
            long bytes, CacheCodec<V> codec, CacheCounts counts, LongSupplier nanos) {
        return Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((CacheKey _, Slot<V> slot) -> slot.weight(codec))
                .expireAfter(Expiry.writing((CacheKey _, Slot<V> slot) -> slot.left()))
                .evictionListener((@Nullable CacheKey key, @Nullable Slot<V> _, RemovalCause cause) ->
                        evicted(key, cause, counts))
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /** What has had its time goes as well, and is no sign of want. */
    private static void evicted(@Nullable CacheKey key, RemovalCause cause, CacheCounts counts) {
        if (key != null && cause == RemovalCause.SIZE) {
            counts.of(key).evicted();
        }
    }

    @Override
    public Optional<V> near(CacheKey key) {
        if (slots(key).getIfPresent(key) instanceof Held<V> held && !held.isDue(nanos.getAsLong()) && isTrusted()) {
            counts.of(key).nearHit();
            return Optional.of(held.value());
        }
        return Optional.empty();
    }

    @Override
    public Mono<V> cached(CacheKey key, Function<V, Duration> lifetime, Mono<V> loader) {
        return Mono.deferContextual(context -> isTrusted()
                ? keptOrMade(
                        key,
                        context,
                        counts.of(key).timed(loader).map(value -> new Made<>(value, shortened(lifetime.apply(value)))))
                : loader.onErrorResume(StoreUnavailable.class, failure -> lastKnown(key, failure)));
    }

    private boolean isTrusted() {
        return changes.hearing() != Hearing.UNSURE;
    }

    private Mono<V> keptOrMade(CacheKey key, ContextView context, Mono<Made<V>> loader) {
        return switch (slots(key).get(key, _ -> new Flight<>())) {
            case Held<V> held -> {
                counts.of(key).nearHit();
                if (held.isDue(nanos.getAsLong()) && held.beginRenewal()) {
                    renew(key, held, loader);
                }
                yield Mono.just(held.value());
            }
            case Flight<V> flight -> {
                counts.of(key).nearMiss();
                if (flight.begin()) {
                    make(key, flight, obtained(key, loader).contextWrite(waitsOf(context)));
                } else {
                    counts.of(key).joined();
                }
                yield flight.arrival();
            }
        };
    }

    private Mono<V> lastKnown(CacheKey key, StoreUnavailable failure) {
        return slots(key).getIfPresent(key) instanceof Held<V> held ? Mono.just(held.value()) : Mono.error(failure);
    }

    /** What is made belongs to all who wait for it; that it was waited for, to the one who asked first. */
    private static ContextView waitsOf(ContextView asked) {
        return asked.hasKey(Waits.class) ? Context.of(Waits.class, asked.get(Waits.class)) : Context.empty();
    }

    private void make(CacheKey key, Flight<V> flight, Mono<Made<V>> obtained) {
        obtained.subscribe(
                made -> {
                    if (made.isToBeKept()) {
                        hold(key, flight, made);
                    } else {
                        slots(key).asMap().remove(key, flight);
                    }
                    flight.land(made.value());
                },
                failure -> {
                    slots(key).asMap().remove(key, flight);
                    flight.fail(failure);
                });
    }

    /** Past what others keep, as that is about as old as what is to be made anew. */
    private void renew(CacheKey key, Held<V> held, Mono<Made<V>> loader) {
        shared.map(tier -> tier.make(key, loader))
                .orElse(loader)
                .timeout(LONGEST_LOAD)
                .subscribe(
                        made -> {
                            if (made.isToBeKept()) {
                                hold(key, held, made);
                            } else {
                                slots(key).asMap().remove(key, held);
                            }
                        },
                        _ -> held.endRenewal());
    }

    private Mono<Made<V>> obtained(CacheKey key, Mono<Made<V>> loader) {
        return shared.map(tier -> tier.obtain(key, loader))
                .orElse(loader)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("nothing was made of " + key)))
                .timeout(LONGEST_LOAD);
    }

    /** Only where nothing has happened to what was there. */
    private void hold(CacheKey key, Slot<V> before, Made<V> made) {
        var dueAt = nanos.getAsLong() + (long) (made.left().toNanos() * DUE);
        slots(key).asMap().replace(key, before, new Held<>(made.value(), made.left(), dueAt));
    }

    private Duration shortened(Duration lifetime) {
        return Duration.ofNanos((long) (lifetime.toNanos() * (1 - SHORTENED * random.nextDouble())));
    }

    /** What is shared is asked about what has changed, so that is noted before it is made again. */
    private void changed(CatalogueChange change) {
        recent.note(change);
        lists.asMap().clear();
        switch (change) {
            case CatalogueChange.OfProducts(var products, var _) ->
                RecentChanges.keysOfProducts(products).forEach(resources.asMap()::remove);
            case CatalogueChange.OfBrands(var brands, var _) ->
                RecentChanges.keysOfBrands(brands).forEach(resources.asMap()::remove);
            case CatalogueChange.OfEverything _, CatalogueChange.Unheard _ ->
                resources.asMap().clear();
        }
    }

    private com.github.benmanes.caffeine.cache.Cache<CacheKey, Slot<V>> slots(CacheKey key) {
        return switch (key) {
            case CacheKey.OfProduct _, CacheKey.OfBrand _ -> resources;
            case CacheKey.OfCatalogue _ -> lists;
        };
    }
}
