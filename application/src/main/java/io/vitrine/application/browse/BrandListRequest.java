package io.vitrine.application.browse;

import io.vitrine.domain.catalogue.Visibility;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a reader asks of a list of brands.
 *
 * @param parameters decoded, in the {@link io.vitrine.domain.browse.FilterLanguage}
 * @param visibility which products are counted
 * @param size 1 to {@link io.vitrine.domain.browse.PageRequest#LARGEST}
 * @param cursor as an earlier page gave it
 */
public record BrandListRequest(
        Map<String, List<String>> parameters,
        Visibility visibility,
        int size,
        Optional<String> cursor,
        boolean productCounts) {

    public BrandListRequest {
        parameters = Map.copyOf(parameters);
    }
}
