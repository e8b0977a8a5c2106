package io.vitrine.adapter.web.catalogue;

import io.vitrine.adapter.web.conditional.CacheableAnswer;
import io.vitrine.adapter.web.conditional.EntityTag;
import io.vitrine.adapter.web.request.Projection;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.Product;
import java.util.Map;
import java.util.Optional;

/**
 * How products are to be shown: {@code fields=sku,name} and {@code expand=brand}.
 *
 * @param wholeBrand whether the brand is shown in full
 */
record ProductView(Projection projection, boolean wholeBrand) {

    /** The whole product, and of its brand what belongs to it. */
    static final ProductView PLAIN = new ProductView(Projection.WHOLE, false);

    private static final String EXPAND = "expand";
    private static final String BRAND = "brand";

    /** Takes the view out of a query. */
    static ProductView from(QueryParameters parameters) {
        var projection = Projection.from(parameters, ProductDocument.class);
        var expanded = parameters.list(EXPAND);
        expanded.stream()
                .filter(name -> !name.equals(BRAND))
                .forEach(name -> parameters.refuse(
                        EXPAND, "unknown-field", "'" + name + "' cannot be expanded; there is " + BRAND));
        return new ProductView(projection, expanded.contains(BRAND));
    }

    /** The product as it is to be written. */
    Object of(Product product, Map<BrandId, Brand> brands) {
        return projection.of(ProductDocument.of(product, brands));
    }

    /** How a read of this one product may be kept: by a strong tag only when it is shown as it is written. */
    CacheableAnswer caching(Product product, Map<BrandId, Brand> brands) {
        if (!projection.isPartial() && !wholeBrand) {
            return CacheableAnswer.tagged(EntityTag.ofVersion(product.version()), product.updatedAt());
        }
        return CacheableAnswer.tagged(EntityTag.weak(version(product, brands)));
    }

    /** What a shown product changes with: its version, and that of the brand that is shown with it. */
    private static String version(Product product, Map<BrandId, Brand> brands) {
        return Optional.ofNullable(product.brand())
                .map(brand -> brands.get(brand.id()))
                .map(brand -> product.version() + "." + brand.version())
                .orElseGet(() -> Long.toString(product.version()));
    }
}
