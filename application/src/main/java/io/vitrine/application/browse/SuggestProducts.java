package io.vitrine.application.browse;

import io.vitrine.domain.browse.ProductListings;
import io.vitrine.domain.browse.Suggestion;
import io.vitrine.domain.catalogue.Visibility;
import java.util.List;
import reactor.core.publisher.Mono;

/** Suggests what somebody may be about to type. */
public final class SuggestProducts {

    private static final int MOST = 10;

    private final ProductListings listings;

    public SuggestProducts(ProductListings listings) {
        this.listings = listings;
    }

    /** Up to ten brands and product names; none for a beginning without a letter or digit. */
    public Mono<List<Suggestion>> after(String beginning, Visibility visibility) {
        return beginning.codePoints().anyMatch(Character::isLetterOrDigit)
                ? listings.suggestions(beginning, visibility, MOST).collectList()
                : Mono.just(List.of());
    }
}
