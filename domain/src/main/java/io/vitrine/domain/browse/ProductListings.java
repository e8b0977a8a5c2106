package io.vitrine.domain.browse;

import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.Visibility;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The products as lists. Deleted products are never in one. An error signal means that the store is out of reach
 * ({@link io.vitrine.domain.shared.StoreUnavailable}).
 */
public interface ProductListings {
    /**
     * A part of a list by keyset: what is inserted or deleted meanwhile never makes a product appear twice or be passed
     * over. The cost does not depend on how deep the part lies.
     */
    Mono<Slice<Product>> page(ProductQuery query, PageRequest request);

    /** How many products the list has. */
    Mono<Long> count(ProductQuery query);

    /** About how many products the list has, without counting them. */
    Mono<Long> estimatedCount(ProductQuery query);

    /**
     * The facet of the list. The conditions on the facet's own field are not applied.
     *
     * @see ProductQuery#without
     */
    Mono<Facet> facet(ProductQuery query, FacetField field);

    /**
     * Every product of the list as of the instant of subscription, read no faster than requested, in constant memory. It
     * holds a connection until it ends or is cancelled.
     */
    Flux<Product> snapshot(ProductQuery query);

    /** Where the search matches these products; products without a match have no entry. */
    Mono<Map<ProductId, List<Match>>> matches(SearchText search, Collection<ProductId> ids);

    /** Every category, by path. */
    Flux<CategoryCount> categories(Visibility visibility);

    /**
     * Brands, then product names, that have a word which begins so; where there is none, words spelled alike stand in.
     *
     * @param beginning as typed so far
     */
    Flux<Suggestion> suggestions(String beginning, Visibility visibility, int most);
}
