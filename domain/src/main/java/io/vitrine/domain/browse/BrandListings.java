package io.vitrine.domain.browse;

import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.Visibility;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The brands as lists. An error signal means that the store is out of reach. */
public interface BrandListings {
    /** A part of a list by keyset, as {@link ProductListings#page} promises. */
    Mono<Slice<Brand>> page(BrandQuery query, PageRequest request);

    /** Those of these brands that are there, in no particular order. */
    Flux<Brand> byIds(Collection<BrandId> ids);

    /** How many products each of these brands has; 0 where it has none. */
    Mono<Map<BrandId, Long>> productCounts(Collection<BrandId> ids, Visibility visibility);
}
