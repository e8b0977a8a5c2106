package io.vitrine.domain.catalogue;

/** How a draft names its brand. */
public sealed interface BrandReference {
    record ById(BrandId id) implements BrandReference {}

    record BySlug(Slug slug) implements BrandReference {}

    /** Used by imports, where a brand that does not exist yet is made. */
    record ByName(BrandName name) implements BrandReference {}
}
