package io.vitrine.adapter.web.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vitrine.adapter.web.json.Timestamps;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.ImageUrl;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A brand as it is shown.
 *
 * @param productCount shown where it was asked for
 */
public record BrandDocument(
        String id,
        String slug,
        String name,
        String description,
        @Nullable String logoUrl,
        long version,
        String createdAt,
        String updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long productCount)
        implements ProductDocument.BrandPart {

    public static BrandDocument of(Brand brand) {
        return of(brand, null);
    }

    public static BrandDocument of(Brand brand, @Nullable Long productCount) {
        return new BrandDocument(
                brand.id().toString(),
                brand.slug().value(),
                brand.name().value(),
                brand.description().value(),
                Optional.ofNullable(brand.logoUrl()).map(ImageUrl::value).orElse(null),
                brand.version(),
                Timestamps.text(brand.createdAt()),
                Timestamps.text(brand.updatedAt()),
                productCount);
    }
}
