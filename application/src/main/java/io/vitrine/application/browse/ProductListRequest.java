package io.vitrine.application.browse;

import io.vitrine.domain.browse.FacetField;
import io.vitrine.domain.catalogue.Visibility;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a reader asks of a list of products.
 *
 * @param parameters decoded, in the {@link io.vitrine.domain.browse.FilterLanguage}
 * @param size 1 to {@link io.vitrine.domain.browse.PageRequest#LARGEST}
 * @param cursor as an earlier page gave it
 * @param highlight whether to say where the search matched
 */
public record ProductListRequest(
        Map<String, List<String>> parameters,
        Visibility visibility,
        int size,
        Optional<String> cursor,
        Counting counting,
        List<FacetField> facets,
        boolean highlight) {

    public ProductListRequest {
        parameters = Map.copyOf(parameters);
        facets = List.copyOf(facets);
    }

    /** The same request with one parameter more; a value given for it before is replaced. */
    ProductListRequest with(String parameter, String value) {
        var extended = new HashMap<>(parameters);
        extended.put(parameter, List.of(value));
        return new ProductListRequest(extended, visibility, size, cursor, counting, facets, highlight);
    }
}
