package io.vitrine.domain.catalogue;

import java.util.Set;

/**
 * One entry of a product's history.
 *
 * @param product as it stood from then on
 * @param changed the fields that differ from the version before; all of them for the first
 */
public record ProductVersion(Product product, Kind kind, Change change, Set<ProductField> changed) {
    public ProductVersion {
        changed = Set.copyOf(changed);
    }

    /** What happened to the product. */
    public enum Kind {
        CREATED,
        UPDATED,
        DELETED,
        RESTORED
    }
}
