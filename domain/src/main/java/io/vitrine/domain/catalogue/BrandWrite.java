package io.vitrine.domain.catalogue;

import java.util.Set;

/** What a write of a brand leads to. */
public sealed interface BrandWrite {
    record Created(Brand brand) implements BrandWrite {}

    record Revised(Brand brand) implements BrandWrite {}

    /** The brand already was what the write asks for: no new version. */
    record Unchanged(Brand brand) implements BrandWrite {}

    record Removed() implements BrandWrite {}

    /** Another brand has the slug that was asked for. */
    record DuplicateSlug(BrandId existing) implements BrandWrite {}

    /** Another brand has the name. */
    record DuplicateName(BrandId existing) implements BrandWrite {}

    /** Something has this identity already. */
    record AlreadyThere(long version) implements BrandWrite {}

    /** Products have this brand. */
    record InUse() implements BrandWrite {}

    /**
     * The precondition does not hold.
     *
     * @param changed the fields changed after the newest version that the precondition names; none where it names no version
     */
    record VersionConflict(long current, Set<BrandField> changed) implements BrandWrite {}

    /** There is no such brand. */
    record Absent() implements BrandWrite {}
}
