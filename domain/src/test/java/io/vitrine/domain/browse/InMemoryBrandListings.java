package io.vitrine.domain.browse;

import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.InMemoryCatalogue;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.Visibility;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lists of the brands in an {@link InMemoryCatalogue}. */
public final class InMemoryBrandListings implements BrandListings {
    private final InMemoryCatalogue catalogue;

    public InMemoryBrandListings(InMemoryCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Mono<Slice<Brand>> page(BrandQuery query, PageRequest request) {
        return Mono.fromSupplier(() -> new Keyset<Brand>(query.sort(), brand -> position(brand, query))
                .slice(
                        catalogue.allBrands().stream()
                                .filter(brand -> query.search()
                                        .filter(search -> !isFound(search, brand))
                                        .isEmpty())
                                .toList(),
                        request));
    }

    private static Position position(Brand brand, BrandQuery query) {
        return new Position(
                query.sort().stream()
                        .<Comparable<?>>map(step -> key(step, brand))
                        .toList(),
                brand.id().value());
    }

    private static Comparable<?> key(SortKey step, Brand brand) {
        return switch (step.field()) {
            case NAME -> brand.name().sortKey();
            case CREATED_AT -> brand.createdAt();
            case UPDATED_AT -> brand.updatedAt();
            case PRICE, RELEVANCE -> throw new IllegalArgumentException(step.text());
        };
    }

    private static boolean isFound(String search, Brand brand) {
        var words = Words.of(brand.name().value());
        return Words.of(search).stream()
                .allMatch(
                        wanted -> words.stream().anyMatch(word -> word.folded().startsWith(wanted.folded())));
    }

    @Override
    public Flux<Brand> byIds(Collection<BrandId> ids) {
        return Flux.defer(() -> Flux.fromIterable(catalogue.allBrands())).filter(brand -> ids.contains(brand.id()));
    }

    @Override
    public Mono<Map<BrandId, Long>> productCounts(Collection<BrandId> ids, Visibility visibility) {
        return Mono.fromSupplier(() -> Set.copyOf(ids).stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> catalogue.liveProducts().stream()
                                .filter(product -> product.isVisibleTo(visibility) && isOf(product, id))
                                .count())));
    }

    private static boolean isOf(Product product, BrandId id) {
        return product.brand() != null && product.brand().id().equals(id);
    }
}
