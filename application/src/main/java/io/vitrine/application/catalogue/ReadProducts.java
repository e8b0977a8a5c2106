package io.vitrine.application.catalogue;

import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.ProductState;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.catalogue.Sku;
import io.vitrine.domain.catalogue.Visibility;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Reads products by what identifies them. */
public final class ReadProducts {

    private final Products products;
    private final InstantSource clock;

    public ReadProducts(Products products, InstantSource clock) {
        this.products = products;
        this.clock = clock;
    }

    /** The product with this identity. */
    public Mono<ProductLookup> byId(ProductId id, Visibility visibility) {
        return products.byId(id, clock.instant())
                .map(state -> seen(state, visibility))
                .defaultIfEmpty(new ProductLookup.Absent());
    }

    /** The product with this SKU; one that was deleted is not found by it. */
    public Mono<ProductLookup> bySku(Sku sku, Visibility visibility) {
        return products.bySku(sku).map(product -> seen(product, visibility)).defaultIfEmpty(new ProductLookup.Absent());
    }

    /** Several products; an identity asked for twice is answered once. */
    public Mono<FoundProducts> byIds(List<ProductId> ids, Visibility visibility) {
        var wanted = new LinkedHashSet<>(ids);
        return products.byIds(wanted)
                .filter(product -> product.isVisibleTo(visibility))
                .collectMap(Product::id)
                .map(found -> inOrder(wanted, found));
    }

    private static ProductLookup seen(ProductState state, Visibility visibility) {
        return switch (state) {
            case ProductState.Live(var product) -> seen(product, visibility);
            case ProductState.Deleted(var product, var deletedAt) ->
                product.isVisibleTo(visibility) ? new ProductLookup.Gone(deletedAt) : new ProductLookup.Absent();
        };
    }

    private static ProductLookup seen(Product product, Visibility visibility) {
        return product.isVisibleTo(visibility) ? new ProductLookup.Found(product) : new ProductLookup.Absent();
    }

    private static FoundProducts inOrder(LinkedHashSet<ProductId> wanted, Map<ProductId, Product> products) {
        var found = new ArrayList<Product>();
        var missing = new ArrayList<ProductId>();
        for (var id : wanted) {
            var product = products.get(id);
            if (product == null) {
                missing.add(id);
            } else {
                found.add(product);
            }
        }
        return new FoundProducts(found, missing);
    }
}
