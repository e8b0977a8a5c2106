package io.vitrine.domain.browse;

import java.util.List;
import java.util.UUID;

/**
 * A place in an ordered list: the sort keys of a row, and its identity.
 *
 * @param keys a {@code String} for a name (folded), a {@code BigDecimal} for a price, an {@code Instant} for a time, an
 *     {@code Integer} for the rank of relevance; one for each step of the order
 */
public record Position(List<Comparable<?>> keys, UUID id) {
    public Position {
        keys = List.copyOf(keys);
    }
}
