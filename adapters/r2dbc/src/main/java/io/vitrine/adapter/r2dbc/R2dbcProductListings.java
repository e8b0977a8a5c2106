package io.vitrine.adapter.r2dbc;

import static io.vitrine.adapter.r2dbc.Sql.sql;

import io.vitrine.domain.browse.CategoryCount;
import io.vitrine.domain.browse.Facet;
import io.vitrine.domain.browse.FacetField;
import io.vitrine.domain.browse.Match;
import io.vitrine.domain.browse.PageRequest;
import io.vitrine.domain.browse.ProductListings;
import io.vitrine.domain.browse.ProductQuery;
import io.vitrine.domain.browse.SearchText;
import io.vitrine.domain.browse.Slice;
import io.vitrine.domain.browse.Suggestion;
import io.vitrine.domain.catalogue.Categories;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.Visibility;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The products as lists in PostgreSQL. */
final class R2dbcProductListings implements ProductListings {

    /** How many products a snapshot asks PostgreSQL for at a time. */
    private static final int BATCH = 250;

    private final Database database;
    private final Stretches stretches;

    R2dbcProductListings(Database database) {
        this(database, Stretches.MEASURED);
    }

    R2dbcProductListings(Database database, Stretches stretches) {
        this.database = database;
        this.stretches = stretches;
    }

    /** Words stand in only where the words as written lead to nothing, so most searches need not look for any. */
    @Override
    public Mono<Slice<Product>> page(ProductQuery query, PageRequest request) {
        return database.one(client -> {
            var pages = new ProductPages(client, stretches);
            var exact = pages.slice(ProductList.of(query, Map.of()), request);
            return query.search().isEmpty()
                    ? exact
                    : exact.flatMap(slice -> slice.items().isEmpty()
                            ? standIns(client, query)
                                    .filter(standIns -> !standIns.isEmpty())
                                    .flatMap(standIns -> pages.slice(ProductList.of(query, standIns), request))
                                    .defaultIfEmpty(slice)
                            : Mono.just(slice));
        });
    }

    @Override
    public Mono<Long> count(ProductQuery query) {
        return database.one(client -> matching(client, query)
                .flatMap(matching -> matching.within("SELECT count(*) AS products FROM product WHERE ", "")
                        .on(client)
                        .map(row -> Columns.number(row, "products"))
                        .one()));
    }

    @Override
    public Mono<Long> estimatedCount(ProductQuery query) {
        return database.one(client -> matching(client, query)
                .flatMap(matching ->
                        Estimates.of(matching).on(client).map(Estimates::rows).one()));
    }

    @Override
    public Mono<Facet> facet(ProductQuery query, FacetField field) {
        return database.one(client -> matching(client, query.without(field.ignored()))
                .flatMap(matching -> new ProductFacets(client).facet(matching, field)));
    }

    @Override
    public Flux<Product> snapshot(ProductQuery query) {
        return database.snapshot(client -> standIns(client, query)
                .flatMapMany(standIns -> ProductList.of(query, standIns)
                        .everything()
                        .on(client)
                        .filter(statement -> statement.fetchSize(BATCH))
                        .map(ProductRows::product)
                        .all()));
    }

    /** A word that none of these products has was found by others that stand in for it. */
    @Override
    public Mono<Map<ProductId, List<Match>>> matches(SearchText search, Collection<ProductId> ids) {
        var these = sql("product.deleted_at IS NULL AND product.id = ANY (?)", (Object)
                ids.stream().map(ProductId::value).toArray(UUID[]::new));
        return database.one(client -> new Spellings(client)
                .standIns(search, these)
                .flatMap(standIns -> new ProductMatches(client).of(search, standIns, these)));
    }

    @Override
    public Flux<CategoryCount> categories(Visibility visibility) {
        return database.all(client -> ProductFacets.categories(Conditions.listed(visibility))
                .within("SELECT value, count FROM (", ") AS counted ORDER BY value COLLATE \"C\"")
                .on(client)
                .map(row ->
                        new CategoryCount(Categories.parse(Columns.text(row, "value")), Columns.number(row, "count")))
                .all());
    }

    @Override
    public Flux<Suggestion> suggestions(String beginning, Visibility visibility, int most) {
        return database.all(client -> new ProductSuggestions(client, stretches, visibility, most).of(beginning));
    }

    private static Mono<Sql> matching(DatabaseClient client, ProductQuery query) {
        return standIns(client, query)
                .map(standIns -> new Conditions(
                                query,
                                query.search()
                                        .map(search ->
                                                SearchTerms.of(search, standIns).anywhere()))
                        .matching());
    }

    private static Mono<Map<String, List<String>>> standIns(DatabaseClient client, ProductQuery query) {
        return query.search()
                .map(search -> new Spellings(client).standIns(search, Conditions.listed(query.visibility())))
                .orElse(Mono.just(Map.of()));
    }
}
