package io.vitrine.adapter.web.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vitrine.adapter.web.json.Timestamps;
import io.vitrine.domain.catalogue.AttributeValue;
import io.vitrine.domain.catalogue.Attributes;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.ImageUrl;
import io.vitrine.domain.catalogue.Product;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A product as it is shown.
 *
 * @param matches where a search matched it; shown where that was asked for
 */
public record ProductDocument(
        String id,
        String sku,
        String name,
        String slug,
        String description,
        @Nullable BrandPart brand,
        List<String> categories,
        @Nullable MoneyDocument price,
        @Nullable String imageUrl,
        Map<String, Object> attributes,
        String status,
        long version,
        String createdAt,
        String updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<MatchDocument> matches) {

    /** How much of its brand a product shows. */
    public sealed interface BrandPart permits BrandSummaryDocument, BrandDocument {}

    public static ProductDocument of(Product product) {
        return of(product, Map.of());
    }

    /**
     * The product with its whole brand.
     *
     * @param brands those to show whole, where the product has one of them
     */
    public static ProductDocument of(Product product, Map<BrandId, Brand> brands) {
        return new ProductDocument(
                product.id().toString(),
                product.sku().value(),
                product.name().value(),
                product.slug().value(),
                product.description().value(),
                brand(product, brands),
                product.categories().path(),
                Optional.ofNullable(product.price()).map(MoneyDocument::of).orElse(null),
                Optional.ofNullable(product.imageUrl()).map(ImageUrl::value).orElse(null),
                attributes(product.attributes()),
                product.status().text(),
                product.version(),
                Timestamps.text(product.createdAt()),
                Timestamps.text(product.updatedAt()),
                null);
    }

    /** The same product with the places where a search matched it. */
    public ProductDocument matchedAt(List<MatchDocument> places) {
        return new ProductDocument(
                id,
                sku,
                name,
                slug,
                description,
                brand,
                categories,
                price,
                imageUrl,
                attributes,
                status,
                version,
                createdAt,
                updatedAt,
                places);
    }

    private static @Nullable BrandPart brand(Product product, Map<BrandId, Brand> brands) {
        var brand = product.brand();
        if (brand == null) {
            return null;
        }
        var whole = brands.get(brand.id());
        return whole == null ? BrandSummaryDocument.of(brand) : BrandDocument.of(whole);
    }

    private static Map<String, Object> attributes(Attributes attributes) {
        var shown = new LinkedHashMap<String, Object>();
        attributes.values().forEach((name, value) -> shown.put(name.value(), shown(value)));
        return shown;
    }

    private static Object shown(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text(var text) -> text;
            case AttributeValue.Number(var number) -> number;
            case AttributeValue.Flag(var flag) -> flag;
            case AttributeValue.Texts(var texts) -> texts;
        };
    }
}
