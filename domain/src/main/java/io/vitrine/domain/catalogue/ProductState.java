package io.vitrine.domain.catalogue;

import java.time.Duration;
import java.time.Instant;

/** A product that is there, or one that was. */
public sealed interface ProductState {
    /** How long a deleted product is remembered and can be restored. */
    Duration REMEMBERED = Duration.ofDays(30);

    /** As it is, or was last. */
    Product product();

    record Live(Product product) implements ProductState {}

    /**
     * Deleted, and still remembered.
     *
     * @param product as it stands since the deletion
     */
    record Deleted(Product product, Instant deletedAt) implements ProductState {}
}
