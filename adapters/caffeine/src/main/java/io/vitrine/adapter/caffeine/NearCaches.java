package io.vitrine.adapter.caffeine;

import io.micrometer.core.instrument.MeterRegistry;
import io.vitrine.domain.cache.Cache;
import io.vitrine.domain.cache.CacheCodec;
import io.vitrine.domain.cache.Caches;
import io.vitrine.domain.cache.SharedCache;
import io.vitrine.domain.catalogue.CatalogueChanges;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Makes near caches, in front of a shared one where there is one. */
final class NearCaches implements Caches {

    private final CacheSettings settings;
    private final CatalogueChanges changes;
    private final Optional<SharedCache> shared;
    private final CacheCounts counts;

    NearCaches(CacheSettings settings, CatalogueChanges changes, Optional<SharedCache> shared, MeterRegistry meters) {
        this.settings = settings;
        this.changes = changes;
        this.shared = shared;
        counts = new CacheCounts(meters);
    }

    @Override
    public <V> Cache<V> of(CacheCodec<V> codec) {
        return new NearCache<>(
                settings,
                codec,
                changes,
                shared,
                counts,
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextLong());
    }
}
