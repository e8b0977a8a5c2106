package io.vitrine.adapter.web.catalogue;

import io.vitrine.adapter.web.conditional.CacheableAnswer;
import io.vitrine.adapter.web.conditional.EntityTag;
import io.vitrine.adapter.web.request.Projection;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.domain.catalogue.Brand;

/**
 * How brands are to be shown: {@code fields=slug,name} and {@code expand=productCount}.
 *
 * @param productCount whether it is said how many products a brand has
 */
record BrandView(Projection projection, boolean productCount) {

    private static final String EXPAND = "expand";
    private static final String PRODUCT_COUNT = "productCount";

    /** Takes the view out of a query. */
    static BrandView from(QueryParameters parameters) {
        var projection = Projection.from(parameters, BrandDocument.class);
        var expanded = parameters.list(EXPAND);
        expanded.stream()
                .filter(name -> !name.equals(PRODUCT_COUNT))
                .forEach(name -> parameters.refuse(
                        EXPAND, "unknown-field", "'" + name + "' cannot be expanded; there is " + PRODUCT_COUNT));
        return new BrandView(projection, expanded.contains(PRODUCT_COUNT));
    }

    /** The brand as it is to be written. */
    Object of(BrandDocument brand) {
        return projection.of(brand);
    }

    /** How a read of this one brand may be kept: by a strong tag only when it is shown as it is written. */
    CacheableAnswer caching(Brand brand, BrandDocument shown) {
        if (!projection.isPartial() && !productCount) {
            return CacheableAnswer.tagged(EntityTag.ofVersion(brand.version()), brand.updatedAt());
        }
        return CacheableAnswer.tagged(EntityTag.weak(version(shown)));
    }

    /** What a shown brand changes with: its version, and the number of its products where it is shown. */
    private static String version(BrandDocument shown) {
        return shown.productCount() == null
                ? Long.toString(shown.version())
                : shown.version() + "." + shown.productCount();
    }
}
