package io.vitrine.adapter.web.catalogue;

import io.vitrine.domain.catalogue.BrandSummary;

/** A brand as a product shows it. */
public record BrandSummaryDocument(String id, String slug, String name) implements ProductDocument.BrandPart {

    public static BrandSummaryDocument of(BrandSummary brand) {
        return new BrandSummaryDocument(
                brand.id().toString(), brand.slug().value(), brand.name().value());
    }
}
