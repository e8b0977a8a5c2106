package io.vitrine.domain.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * What an editor sends: everything of a product that the service does not set itself.
 *
 * @param brand null when the product has none
 * @param price null for a price on request
 * @param imageUrl null when there is no image
 */
public record ProductDraft(
        Sku sku,
        ProductName name,
        Description description,
        @Nullable BrandReference brand,
        Categories categories,
        @Nullable Money price,
        @Nullable ImageUrl imageUrl,
        Attributes attributes,
        ProductStatus status) {

    /** The address name of a product made from this draft. It stays when the product is renamed. */
    public Slug slug() {
        return Slug.of(name.value() + " " + sku.value(), "product");
    }
}
