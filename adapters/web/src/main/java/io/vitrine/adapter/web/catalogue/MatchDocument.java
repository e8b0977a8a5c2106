package io.vitrine.adapter.web.catalogue;

import io.vitrine.domain.browse.Match;

/**
 * Where a search matched a product.
 *
 * @param field of the product
 * @param start the first UTF-16 code unit of the match
 * @param end the first one after it
 */
public record MatchDocument(String field, int start, int end) {

    public static MatchDocument of(Match match) {
        return new MatchDocument(match.field(), match.start(), match.end());
    }
}
