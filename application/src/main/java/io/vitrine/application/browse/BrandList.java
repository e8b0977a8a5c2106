package io.vitrine.application.browse;

import io.vitrine.domain.browse.ParameterProblem;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What asking for a list of brands leads to. */
public sealed interface BrandList {

    /**
     * A page.
     *
     * @param next the cursor of the page that follows, if one does
     * @param previous the cursor of the page before, if there is one
     * @param productCounts of every brand of the page, where they were asked for
     */
    record Page(List<Brand> items, Optional<String> next, Optional<String> previous, Map<BrandId, Long> productCounts)
            implements BrandList {
        public Page {
            items = List.copyOf(items);
            productCounts = Map.copyOf(productCounts);
        }
    }

    /** The request is not in the language of filters. */
    record Refused(List<ParameterProblem> problems) implements BrandList {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** The cursor is forged, or of another list. */
    record InvalidCursor() implements BrandList {}
}
