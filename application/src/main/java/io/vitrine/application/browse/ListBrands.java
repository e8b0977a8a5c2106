package io.vitrine.application.browse;

import io.vitrine.domain.browse.BrandListings;
import io.vitrine.domain.browse.BrandQuery;
import io.vitrine.domain.browse.Cursors;
import io.vitrine.domain.browse.FilterLanguage;
import io.vitrine.domain.browse.FilterLanguage.Reading;
import io.vitrine.domain.browse.PageRequest;
import io.vitrine.domain.browse.Slice;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandId;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Lists brands page by page. */
public final class ListBrands {

    private final BrandListings listings;
    private final Cursors cursors;

    public ListBrands(BrandListings listings, Cursors cursors) {
        this.listings = listings;
        this.cursors = cursors;
    }

    /** A page of the list. */
    public Mono<BrandList> page(BrandListRequest request) {
        return switch (FilterLanguage.readBrands(request.parameters())) {
            case Reading.Refused<BrandQuery>(var problems) -> Mono.just(new BrandList.Refused(problems));
            case Reading.Understood<BrandQuery>(var query) ->
                place(query, request)
                        .map(seek -> page(query, request, new PageRequest(request.size(), seek)))
                        .orElseGet(() -> Mono.just(new BrandList.InvalidCursor()));
        };
    }

    private Mono<BrandList> page(BrandQuery query, BrandListRequest request, PageRequest part) {
        return listings.page(query, part)
                .flatMap(slice -> counts(request, slice).map(counts -> shown(query, slice, counts)));
    }

    private BrandList shown(BrandQuery query, Slice<Brand> slice, Map<BrandId, Long> counts) {
        return new BrandList.Page(
                slice.items(),
                slice.next().map(last -> cursors.seal(new PageRequest.Seek.After(last), query.fingerprint())),
                slice.previous().map(first -> cursors.seal(new PageRequest.Seek.Before(first), query.fingerprint())),
                counts);
    }

    private Optional<PageRequest.Seek> place(BrandQuery query, BrandListRequest request) {
        return request.cursor()
                .map(cursor -> cursors.open(cursor, query.fingerprint()))
                .orElseGet(() -> Optional.of(new PageRequest.Seek.Start()));
    }

    private Mono<Map<BrandId, Long>> counts(BrandListRequest request, Slice<Brand> slice) {
        return request.productCounts() && !slice.items().isEmpty()
                ? listings.productCounts(slice.items().stream().map(Brand::id).toList(), request.visibility())
                : Mono.just(Map.of());
    }
}
