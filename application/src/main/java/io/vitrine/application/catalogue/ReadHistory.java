package io.vitrine.application.catalogue;

import io.vitrine.domain.browse.Cursors;
import io.vitrine.domain.browse.PageRequest.Seek;
import io.vitrine.domain.browse.Position;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.ProductVersion;
import io.vitrine.domain.catalogue.Products;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Reads what became of a product over time: who changed what, and when. */
public final class ReadHistory {

    private final Products products;
    private final Cursors cursors;

    public ReadHistory(Products products, Cursors cursors) {
        this.products = products;
        this.cursors = cursors;
    }

    /** What asking for a part of a history leads to. */
    public sealed interface History {

        /**
         * A part of the history, newest first.
         *
         * @param next the cursor of the part that follows, if one does
         */
        record Part(List<ProductVersion> versions, Optional<String> next) implements History {
            public Part {
                versions = List.copyOf(versions);
            }
        }

        /** The cursor is forged, or of another history. */
        record InvalidCursor() implements History {}

        /** There is no such product. */
        record Absent() implements History {}
    }

    /**
     * A part of a product's history.
     *
     * @param size how many versions at the most
     * @param cursor as an earlier part gave it
     */
    public Mono<History> page(ProductId id, int size, Optional<String> cursor) {
        var before = cursor.isEmpty() ? Optional.of(Long.MAX_VALUE) : cursor.flatMap(text -> versionIn(text, id));
        return before.map(version -> part(id, size, version)).orElseGet(() -> Mono.just(new History.InvalidCursor()));
    }

    /** One version of a product; empty when it never had it. */
    public Mono<ProductVersion> version(ProductId id, long version) {
        return products.version(id, version);
    }

    private Mono<History> part(ProductId id, int size, long before) {
        return products.versions(id, before, size + 1).collectList().map(versions -> {
            if (versions.isEmpty() && before == Long.MAX_VALUE) {
                return new History.Absent();
            }
            var shown = versions.subList(0, Math.min(size, versions.size()));
            var next = versions.size() > size ? Optional.of(cursorAfter(shown.getLast())) : Optional.<String>empty();
            return new History.Part(shown, next);
        });
    }

    private String cursorAfter(ProductVersion last) {
        var id = last.product().id();
        var place = new Position(List.of(Math.toIntExact(last.product().version())), id.value());
        return cursors.seal(new Seek.After(place), fingerprint(id));
    }

    private Optional<Long> versionIn(String cursor, ProductId id) {
        return cursors.open(cursor, fingerprint(id))
                .filter(Seek.After.class::isInstance)
                .map(seek -> ((Seek.After) seek).position().keys().getFirst())
                .map(version -> ((Integer) version).longValue());
    }

    private static String fingerprint(ProductId id) {
        return "versions|" + id;
    }
}
