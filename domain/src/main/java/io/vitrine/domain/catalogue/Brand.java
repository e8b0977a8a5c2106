package io.vitrine.domain.catalogue;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A brand as it stands at one version.
 *
 * @param slug unique
 * @param name unique
 * @param version 1 and up
 */
public record Brand(
        BrandId id,
        Slug slug,
        BrandName name,
        Description description,
        @Nullable ImageUrl logoUrl,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public static Brand created(BrandId id, Slug slug, BrandDraft draft, Instant at) {
        return new Brand(id, slug, draft.name(), draft.description(), draft.logoUrl(), 1, at, at);
    }

    /** The next version of this brand. A draft without a slug keeps the one there is. */
    public Brand revised(BrandDraft draft, Instant at) {
        var newSlug = draft.slug() == null ? slug : draft.slug();
        return new Brand(id, newSlug, draft.name(), draft.description(), draft.logoUrl(), version + 1, createdAt, at);
    }

    /** Whether an editor would see no difference. */
    public boolean saysTheSameAs(Brand other) {
        return summary().equals(other.summary())
                && description.equals(other.description)
                && Objects.equals(logoUrl, other.logoUrl);
    }

    public BrandSummary summary() {
        return new BrandSummary(id, slug, name);
    }
}
