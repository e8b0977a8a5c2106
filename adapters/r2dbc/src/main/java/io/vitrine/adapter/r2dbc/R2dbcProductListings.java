package io.vitrine.adapter.r2dbc;

import io.vitrine.adapter.r2dbc.ProductPages.Listed;
import io.vitrine.domain.browse.CategoryCount;
import io.vitrine.domain.browse.Facet;
import io.vitrine.domain.browse.FacetField;
import io.vitrine.domain.browse.Match;
import io.vitrine.domain.browse.PageRequest;
import io.vitrine.domain.browse.Position;
import io.vitrine.domain.browse.ProductListings;
import io.vitrine.domain.browse.ProductQuery;
import io.vitrine.domain.browse.SearchText;
import io.vitrine.domain.browse.Slice;
import io.vitrine.domain.browse.Suggestion;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.Visibility;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The products as lists in PostgreSQL. */
final class R2dbcProductListings implements ProductListings {

    private final Database database;

    R2dbcProductListings(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Slice<Product>> page(ProductQuery query, PageRequest request) {
        return database.one(client -> {
            var exact = slice(client, new ProductList(query), request);
            return query.search().isEmpty()
                    ? exact
                    : exact.filter(slice -> !slice.items().isEmpty())
                            .switchIfEmpty(Mono.defer(() -> standIns(client, query))
                                    .flatMap(spelled -> slice(client, new ProductList(query, spelled), request)));
        });
    }
}
