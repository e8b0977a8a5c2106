package io.vitrine.application.browse;

import io.vitrine.domain.browse.CategoryCount;
import io.vitrine.domain.browse.ProductListings;
import io.vitrine.domain.catalogue.Visibility;
import java.util.List;
import reactor.core.publisher.Mono;

/** Shows the category tree. */
public final class BrowseCategories {

    private final ProductListings listings;

    public BrowseCategories(ProductListings listings) {
        this.listings = listings;
    }

    /** Every category with the number of products that lie in it at any depth, parents before their children. */
    public Mono<List<CategoryCount>> all(Visibility visibility) {
        return listings.categories(visibility).collectList();
    }
}
