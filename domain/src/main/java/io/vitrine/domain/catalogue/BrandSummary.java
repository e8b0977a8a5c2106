package io.vitrine.domain.catalogue;

/** A brand as a product shows it. */
public record BrandSummary(BrandId id, Slug slug, BrandName name) {}
