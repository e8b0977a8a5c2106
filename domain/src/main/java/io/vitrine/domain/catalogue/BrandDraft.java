package io.vitrine.domain.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * What an editor sends of a brand.
 *
 * @param slug null to have one made from the name: a taken one gets {@code -2}, {@code -3} ...
 * @param logoUrl null when there is no logo
 */
public record BrandDraft(
        BrandName name,
        @Nullable Slug slug,
        Description description,
        @Nullable ImageUrl logoUrl) {

    /** The slug asked for, or the first choice made from the name. */
    public Slug preferredSlug() {
        return slug == null ? Slug.of(name.value(), "brand") : slug;
    }
}
