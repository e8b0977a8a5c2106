package io.vitrine.application.browse;

import io.vitrine.domain.browse.Criterion;
import io.vitrine.domain.browse.Cursors;
import io.vitrine.domain.browse.Facet;
import io.vitrine.domain.browse.FacetField;
import io.vitrine.domain.browse.FilterField;
import io.vitrine.domain.browse.FilterLanguage;
import io.vitrine.domain.browse.FilterLanguage.Reading;
import io.vitrine.domain.browse.Match;
import io.vitrine.domain.browse.PageRequest;
import io.vitrine.domain.browse.ParameterProblem;
import io.vitrine.domain.browse.ProductListings;
import io.vitrine.domain.browse.ProductQuery;
import io.vitrine.domain.browse.Slice;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lists products page by page, with what a shop shows beside a list: its length, its facets, its matches. */
public final class ListProducts {

    private final ProductListings listings;
    private final Brands brands;
    private final Cursors cursors;

    public ListProducts(ProductListings listings, Brands brands, Cursors cursors) {
        this.listings = listings;
        this.brands = brands;
        this.cursors = cursors;
    }

    /** A page of the list. */
    public Mono<ProductList> page(ProductListRequest request) {
        return switch (FilterLanguage.readProducts(request.parameters(), request.visibility())) {
            case Reading.Refused<ProductQuery>(var problems) -> Mono.just(new ProductList.Refused(problems));
            case Reading.Understood<ProductQuery>(var query) -> page(query, request);
        };
    }

    /** A page of the list of one brand's products. */
    public Mono<ProductList> pageOfBrand(BrandId id, ProductListRequest request) {
        return brands.byId(id)
                .flatMap(brand -> page(request.with(
                        FilterField.Standard.BRAND.text(), brand.slug().value())))
                .defaultIfEmpty(new ProductList.NoSuchBrand());
    }

    private Mono<ProductList> page(ProductQuery query, ProductListRequest request) {
        var problems = problemsBeside(query, request);
        if (!problems.isEmpty()) {
            return Mono.just(new ProductList.Refused(problems));
        }
        return place(query, request)
                .map(seek -> page(query, request, new PageRequest(request.size(), seek)))
                .orElseGet(() -> Mono.just(new ProductList.InvalidCursor()));
    }

    private Mono<ProductList> page(ProductQuery query, ProductListRequest request, PageRequest part) {
        var slice = listings.page(query, part)
                .flatMap(found -> matches(query, request, found).map(matches -> new Found(found, matches)));
        return Mono.zip(slice, count(query, request.counting()), facets(query, request.facets()))
                .map(parts -> shown(query, parts.getT1(), parts.getT2(), parts.getT3()));
    }

    private record Found(Slice<Product> slice, Map<ProductId, List<Match>> matches) {}

    private ProductList shown(ProductQuery query, Found found, Optional<Long> count, List<Facet> facets) {
        var slice = found.slice();
        return new ProductList.Page(
                slice.items(),
                slice.next().map(last -> cursors.seal(new PageRequest.Seek.After(last), query.fingerprint())),
                slice.previous().map(first -> cursors.seal(new PageRequest.Seek.Before(first), query.fingerprint())),
                count,
                facets,
                found.matches());
    }

    private Optional<PageRequest.Seek> place(ProductQuery query, ProductListRequest request) {
        return request.cursor()
                .map(cursor -> cursors.open(cursor, query.fingerprint()))
                .orElseGet(() -> Optional.of(new PageRequest.Seek.Start()));
    }

    private Mono<Optional<Long>> count(ProductQuery query, Counting counting) {
        return switch (counting) {
            case NONE -> Mono.just(Optional.empty());
            case EXACT -> listings.count(query).map(Optional::of);
            case ESTIMATED -> listings.estimatedCount(query).map(Optional::of);
        };
    }

    private Mono<List<Facet>> facets(ProductQuery query, List<FacetField> fields) {
        return Flux.fromIterable(fields)
                .concatMap(field -> listings.facet(query, field))
                .collectList();
    }

    private Mono<Map<ProductId, List<Match>>> matches(
            ProductQuery query, ProductListRequest request, Slice<Product> slice) {
        return query.search()
                .filter(_ -> request.highlight() && !slice.items().isEmpty())
                .map(search -> listings.matches(
                        search, slice.items().stream().map(Product::id).toList()))
                .orElseGet(() -> Mono.just(Map.of()));
    }

    private static List<ParameterProblem> problemsBeside(ProductQuery query, ProductListRequest request) {
        var problems = new ArrayList<ParameterProblem>();
        if (request.highlight() && query.search().isEmpty()) {
            problems.add(new ParameterProblem("highlight", "search-required", "'highlight' needs a search in 'q'"));
        }
        if (request.facets().stream().anyMatch(FacetField.Prices.class::isInstance) && !isOfOneCurrency(query)) {
            problems.add(new ParameterProblem(
                    "facets", "currency-required", "the facet 'price' needs one currency, such as currency=INR"));
        }
        return problems;
    }

    private static boolean isOfOneCurrency(ProductQuery query) {
        return query.criteria().stream()
                .anyMatch(criterion -> criterion instanceof Criterion.CurrencyIn in
                        && !in.negated()
                        && in.currencies().size() == 1);
    }
}
