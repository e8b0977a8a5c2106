package io.vitrine.domain.browse;

import java.util.List;
import java.util.Optional;

/**
 * Which brands, in which order.
 *
 * @param search words that the name has, or begins with, case and accents folded
 * @param sort of {@link SortField#NAME}, {@link SortField#CREATED_AT} and {@link SortField#UPDATED_AT}; the identity
 *     breaks every tie, in the direction of the last step
 */
public record BrandQuery(Optional<String> search, List<SortKey> sort) {
    public BrandQuery {
        sort = List.copyOf(sort);
    }

    /** A text that two queries share exactly when they ask for the same brands in the same order. */
    public String fingerprint() {
        return Fingerprint.of(this);
    }
}
