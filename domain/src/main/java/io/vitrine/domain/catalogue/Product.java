package io.vitrine.domain.catalogue;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A product as it stands at one version. It begins with version 1 when it is created; every change of a field, of its
 * brand's name, its deletion and its restoration make the next version. A write that changes nothing makes none.
 *
 * @param slug made from name and SKU at creation
 * @param version 1 and up
 * @param createdAt in milliseconds
 * @param updatedAt in milliseconds, when this version was made
 */
public record Product(
        ProductId id,
        Slug slug,
        Sku sku,
        ProductName name,
        Description description,
        @Nullable BrandSummary brand,
        Categories categories,
        @Nullable Money price,
        @Nullable ImageUrl imageUrl,
        Attributes attributes,
        ProductStatus status,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** The first version of a product. */
    public static Product created(ProductId id, ProductDraft draft, @Nullable BrandSummary brand, Instant at) {
        return new Product(
                id,
                draft.slug(),
                draft.sku(),
                draft.name(),
                draft.description(),
                brand,
                draft.categories(),
                draft.price(),
                draft.imageUrl(),
                draft.attributes(),
                draft.status(),
                1,
                at,
                at);
    }

    /** The next version of this product. The SKU of the draft is not looked at: it never changes. */
    public Product revised(ProductDraft draft, @Nullable BrandSummary brand, Instant at) {
        return new Product(
                id,
                slug,
                sku,
                draft.name(),
                draft.description(),
                brand,
                draft.categories(),
                draft.price(),
                draft.imageUrl(),
                draft.attributes(),
                draft.status(),
                version + 1,
                createdAt,
                at);
    }

    /** The next version of this product with nothing else changed, as deleting and restoring make it. */
    public Product advanced(Instant at) {
        return new Product(
                id,
                slug,
                sku,
                name,
                description,
                brand,
                categories,
                price,
                imageUrl,
                attributes,
                status,
                version + 1,
                createdAt,
                at);
    }

    /** The fields in which the two differ. */
    public Set<ProductField> differences(Product other) {
        var changed = EnumSet.noneOf(ProductField.class);
        note(changed, ProductField.NAME, name, other.name);
        note(changed, ProductField.DESCRIPTION, description, other.description);
        note(changed, ProductField.BRAND, brand, other.brand);
        note(changed, ProductField.CATEGORIES, categories, other.categories);
        note(changed, ProductField.PRICE, price, other.price);
        note(changed, ProductField.IMAGE_URL, imageUrl, other.imageUrl);
        note(changed, ProductField.ATTRIBUTES, attributes, other.attributes);
        note(changed, ProductField.STATUS, status, other.status);
        return Set.copyOf(changed);
    }

    private static void note(
            Set<ProductField> changed, ProductField field, @Nullable Object one, @Nullable Object other) {
        if (!Objects.equals(one, other)) {
            changed.add(field);
        }
    }

    /** Whether somebody with this view may know of the product. */
    public boolean isVisibleTo(Visibility visibility) {
        return visibility == Visibility.EVERYTHING || status == ProductStatus.ACTIVE;
    }
}
