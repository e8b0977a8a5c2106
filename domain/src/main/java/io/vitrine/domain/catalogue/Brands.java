package io.vitrine.domain.catalogue;

import reactor.core.publisher.Mono;

/**
 * The brands. Every operation is atomic on its own. An error signal means that the store is out of reach
 * ({@link io.vitrine.domain.shared.StoreUnavailable}), or comes from the {@link Revision} that was passed in.
 */
public interface Brands {
    /** The brand with this identity; empty when there is none. */
    Mono<Brand> byId(BrandId id);

    /** The brand with this slug; empty when there is none. */
    Mono<Brand> bySlug(Slug slug);

    /** Adds a brand: {@code Created}, {@code AlreadyThere}, {@code DuplicateSlug} or {@code DuplicateName}. */
    Mono<BrandWrite> create(BrandId id, BrandDraft draft, Change change);

    /**
     * Replaces what an editor can set. Where name or slug change, every product of the brand gets a new version with it,
     * since the product shows them.
     *
     * @return {@code Revised}, {@code Unchanged}, {@code VersionConflict}, {@code DuplicateSlug}, {@code DuplicateName}
     *     or {@code Absent}
     */
    Mono<BrandWrite> revise(BrandId id, Precondition precondition, Revision<Brand, BrandDraft> revision, Change change);

    /**
     * Deletes a brand: {@code Removed}, {@code InUse}, {@code VersionConflict} or {@code Absent}. A product that is
     * deleted but still remembered keeps its brand in use.
     */
    Mono<BrandWrite> remove(BrandId id, Precondition precondition, Change change);
}
