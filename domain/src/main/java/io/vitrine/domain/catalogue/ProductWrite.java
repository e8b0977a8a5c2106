package io.vitrine.domain.catalogue;

import java.time.Instant;
import java.util.Set;

/** What a write of a product leads to. Only the first four changed or confirmed something. */
public sealed interface ProductWrite {
    record Created(Product product) implements ProductWrite {}

    record Revised(Product product, Set<ProductField> changed) implements ProductWrite {}

    /** The product already was what the write asks for: no new version. */
    record Unchanged(Product product) implements ProductWrite {}

    /** The product was deleted; {@code product} is its last version. */
    record Removed(Product product) implements ProductWrite {}

    /** Another product has the SKU. */
    record DuplicateSku(ProductId existing) implements ProductWrite {}

    /** Something has this identity already. */
    record AlreadyThere(long version) implements ProductWrite {}

    record UnknownBrand() implements ProductWrite {}

    /**
     * The precondition does not hold.
     *
     * @param changed the fields changed after the newest version that the precondition names; none where it names no version
     */
    record VersionConflict(long current, Set<ProductField> changed) implements ProductWrite {}

    /** The product is deleted, and has to be restored first. */
    record Gone(Instant deletedAt) implements ProductWrite {}

    /** There is no such product. */
    record Absent() implements ProductWrite {}
}
