package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.browse.PageRequest;
import io.vitrine.domain.browse.Position;
import io.vitrine.domain.browse.Slice;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Cuts slices out of lists: reads one item more than asked for, which tells whether there is more. */
final class Slices {

    private Slices() {}

    /** An item and its place in its list. */
    record Listed<T>(T item, Position position) {}

    /** Reads on in a list. */
    @FunctionalInterface
    interface Reader<T> {
        /**
         * The next items, fewer than asked for only where the list ends.
         *
         * @param backwards in the opposite order, towards the list's beginning
         * @param after the place to read on from; empty for the beginning
         */
        Mono<List<Listed<T>>> next(boolean backwards, Optional<Position> after, int most);
    }

    static <T> Mono<Slice<T>> read(PageRequest request, Reader<T> reader) {
        var oneMore = request.size() + 1;
        return switch (request.seek()) {
            case PageRequest.Seek.Start() ->
                reader.next(false, Optional.empty(), oneMore)
                        .map(found -> slice(page(found, request), isMore(found, request), false));
            case PageRequest.Seek.After(var position) ->
                reader.next(false, Optional.of(position), oneMore)
                        .map(found -> slice(page(found, request), isMore(found, request), true));
            case PageRequest.Seek.Before(var position) ->
                reader.next(true, Optional.of(position), oneMore)
                        .map(found -> slice(page(found, request).reversed(), true, isMore(found, request)));
        };
    }

    private static <T> List<T> page(List<T> found, PageRequest request) {
        return found.subList(0, Math.min(found.size(), request.size()));
    }

    private static boolean isMore(List<?> found, PageRequest request) {
        return found.size() > request.size();
    }

    private static <T> Slice<T> slice(List<Listed<T>> page, boolean somethingFollows, boolean somethingPrecedes) {
        return page.isEmpty()
                ? new Slice<>(List.of(), Optional.empty(), Optional.empty())
                : new Slice<>(
                        page.stream().map(Listed::item).toList(),
                        somethingFollows ? Optional.of(page.getLast().position()) : Optional.empty(),
                        somethingPrecedes ? Optional.of(page.getFirst().position()) : Optional.empty());
    }
}
