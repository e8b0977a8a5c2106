package io.vitrine.domain.browse;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A list in memory that is walked by keyset.
 *
 * @param sort the steps of its order
 */
record Keyset<T>(List<SortKey> sort, Function<T, Position> position) {
    /** Order by code point, as bytes of UTF-8 have it. */
    static final Comparator<String> BY_CODE_POINT = (one, other) ->
            Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

    private static final Comparator<UUID> BY_IDENTITY = (one, other) -> {
        var high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high == 0 ? Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits()) : high;
    };

    List<T> ordered(Collection<T> items) {
        return items.stream()
                .sorted(Comparator.comparing(position, this::compare))
                .toList();
    }

    Slice<T> slice(Collection<T> items, PageRequest request) {
        var all = ordered(items);
        var from = from(all, request);
        var to = switch (request.seek()) {
            case PageRequest.Seek.Before(var place) -> passed(all, place, -1);
            case PageRequest.Seek.Start _, PageRequest.Seek.After _ -> Math.min(from + request.size(), all.size());
        };
        var part = all.subList(from, to);
        return new Slice<>(
                part,
                part.isEmpty() || to == all.size() ? Optional.empty() : Optional.of(position.apply(part.getLast())),
                part.isEmpty() || from == 0 ? Optional.empty() : Optional.of(position.apply(part.getFirst())));
    }

    private int from(List<T> all, PageRequest request) {
        return switch (request.seek()) {
            case PageRequest.Seek.Start _ -> 0;
            case PageRequest.Seek.After(var place) -> passed(all, place, 0);
            case PageRequest.Seek.Before(var place) -> Math.max(0, passed(all, place, -1) - request.size());
        };
    }

    /** How many items compare to the place as {@code most} or lower. */
    private int passed(List<T> all, Position place, int most) {
        return (int) all.stream()
                .filter(item -> Integer.signum(compare(position.apply(item), place)) <= most)
                .count();
    }

    private int compare(Position one, Position other) {
        for (int step = 0; step < sort.size(); step++) {
            var compared = compareKeys(one.keys().get(step), other.keys().get(step));
            if (compared != 0) {
                return sort.get(step).descending() ? -compared : compared;
            }
        }
        var byIdentity = BY_IDENTITY.compare(one.id(), other.id());
        return isNewestFirst() ? -byIdentity : byIdentity;
    }

    private boolean isNewestFirst() {
        return !sort.isEmpty() && (sort.getLast().descending() || sort.getLast().field() == SortField.RELEVANCE);
    }

    @SuppressWarnings("unchecked")
    private static int compareKeys(Comparable<?> one, Comparable<?> other) {
        return one instanceof String text
                ? BY_CODE_POINT.compare(text, (String) other)
                : ((Comparable<Object>) one).compareTo(other);
    }
}
