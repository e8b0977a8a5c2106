package io.vitrine.adapter.caffeine;

import io.vitrine.domain.cache.CacheKey;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.CatalogueChange;
import io.vitrine.domain.catalogue.ProductId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Knows from which place in the order of changes on a value shows what there is now. It remembers the latest changes one by one, and of
 * all others only that they were before: so it errs to the side of making a value once too often.
 */
final class RecentChanges {

    /** About 6 MB. */
    static final int MOST = 50_000;

    private final int most;
    private final SequencedMap<CacheKey, Long> places = new LinkedHashMap<>();
    private long ofEverything = Long.MIN_VALUE;
    private long ofAnything = Long.MIN_VALUE;

    /** @param most how many are remembered one by one */
    RecentChanges(int most) {
        this.most = most;
    }

    synchronized void note(CatalogueChange change) {
        ofAnything = Math.max(ofAnything, change.at());
        switch (change) {
            case CatalogueChange.OfProducts(var products, var at) -> note(keysOfProducts(products), at);
            case CatalogueChange.OfBrands(var brands, var at) -> note(keysOfBrands(brands), at);
            case CatalogueChange.OfEverything(var at) -> {
                ofEverything = Math.max(ofEverything, at);
                places.clear();
            }
            case CatalogueChange.Unheard(var products, var brands, var at) -> {
                note(keysOfProducts(products), at);
                note(keysOfBrands(brands), at);
            }
        }
    }

    /** The place of the last change of what is kept under this key: a value as of this place or a lower one may be out of date. */
    synchronized long last(CacheKey key) {
        return switch (key) {
            case CacheKey.OfCatalogue _ -> ofAnything;
            case CacheKey.OfProduct _, CacheKey.OfBrand _ ->
                Math.max(ofEverything, places.getOrDefault(key, Long.MIN_VALUE));
        };
    }

    static Stream<CacheKey> keysOfProducts(Collection<ProductId> products) {
        return products.stream().map(CacheKey.OfProduct::new);
    }

    static Stream<CacheKey> keysOfBrands(Collection<BrandId> brands) {
        return brands.stream().map(CacheKey.OfBrand::new);
    }

    private void note(Stream<CacheKey> keys, long at) {
        keys.forEach(key -> {
            places.putLast(key, at);
            if (places.size() > most) {
                ofEverything = Math.max(ofEverything, places.pollFirstEntry().getValue());
            }
        });
    }
}
