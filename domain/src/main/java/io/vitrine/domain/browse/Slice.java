package io.vitrine.domain.browse;

import java.util.List;
import java.util.Optional;

/**
 * A part of an ordered list.
 *
 * @param items in the order of the list
 * @param next the last item's position, when something follows it
 * @param previous the first item's position, when something comes before it
 */
public record Slice<T>(List<T> items, Optional<Position> next, Optional<Position> previous) {
    public Slice {
        items = List.copyOf(items);
    }
}
