package io.vitrine.application.catalogue;

import io.vitrine.domain.browse.BrandListings;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.BrandSummary;
import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.Slug;
import io.vitrine.domain.catalogue.Visibility;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Reads brands by what identifies them. */
public final class ReadBrands {

    private final Brands brands;
    private final BrandListings listings;

    public ReadBrands(Brands brands, BrandListings listings) {
        this.brands = brands;
        this.listings = listings;
    }

    /** The brand with this identity; empty when there is none. */
    public Mono<Brand> byId(BrandId id) {
        return brands.byId(id);
    }

    /** The brand with this slug; empty when there is none. */
    public Mono<Brand> bySlug(Slug slug) {
        return brands.bySlug(slug);
    }

    /** The full brands of these products. */
    public Mono<Map<BrandId, Brand>> of(Collection<Product> products) {
        var ids = products.stream()
                .flatMap(product -> Stream.ofNullable(product.brand()))
                .map(BrandSummary::id)
                .collect(Collectors.toSet());
        return ids.isEmpty() ? Mono.just(Map.of()) : listings.byIds(ids).collectMap(Brand::id);
    }

    /** How many products a brand has for somebody with this view. */
    public Mono<Long> productCount(BrandId id, Visibility visibility) {
        return listings.productCounts(List.of(id), visibility).map(counts -> counts.getOrDefault(id, 0L));
    }
}
