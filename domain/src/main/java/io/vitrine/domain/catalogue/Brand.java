package io.vitrine.domain.catalogue;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
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

    /** The fields in which an editor would see a difference. */
    public Set<BrandField> differences(Brand other) {
        var differences = EnumSet.noneOf(BrandField.class);
        addUnlessEqual(differences, BrandField.NAME, name, other.name);
        addUnlessEqual(differences, BrandField.SLUG, slug, other.slug);
        addUnlessEqual(differences, BrandField.DESCRIPTION, description, other.description);
        addUnlessEqual(differences, BrandField.LOGO_URL, logoUrl, other.logoUrl);
        return Collections.unmodifiableSet(differences);
    }

    private static void addUnlessEqual(
            Set<BrandField> differences, BrandField field, @Nullable Object mine, @Nullable Object theirs) {
        if (!Objects.equals(mine, theirs)) {
            differences.add(field);
        }
    }

    public BrandSummary summary() {
        return new BrandSummary(id, slug, name);
    }
}
