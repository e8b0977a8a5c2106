package io.vitrine.domain.browse;

import io.vitrine.domain.catalogue.BrandSummary;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.ProductName;

/** What somebody may be about to type. */
public sealed interface Suggestion {
    record OfBrand(BrandSummary brand) implements Suggestion {}

    /** The name of a product; where several share it, the newest. */
    record OfProduct(ProductId id, ProductName name) implements Suggestion {}
}
