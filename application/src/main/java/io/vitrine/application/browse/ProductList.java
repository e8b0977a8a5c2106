package io.vitrine.application.browse;

import io.vitrine.domain.browse.Facet;
import io.vitrine.domain.browse.Match;
import io.vitrine.domain.browse.ParameterProblem;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What asking for a list of products leads to. */
public sealed interface ProductList {

    /**
     * A page.
     *
     * @param next the cursor of the page that follows, if one does
     * @param previous the cursor of the page before, if there is one
     * @param count how long the whole list is, where that was asked for
     * @param facets in the order asked for
     * @param matches where the search matched, where that was asked for
     */
    record Page(
            List<Product> items,
            Optional<String> next,
            Optional<String> previous,
            Optional<Long> count,
            List<Facet> facets,
            Map<ProductId, List<Match>> matches)
            implements ProductList {
        public Page {
            items = List.copyOf(items);
            facets = List.copyOf(facets);
            matches = Map.copyOf(matches);
        }
    }

    /** The request is not in the language of filters. */
    record Refused(List<ParameterProblem> problems) implements ProductList {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** The cursor is forged, or of another list. */
    record InvalidCursor() implements ProductList {}

    /** There is no such brand to list the products of. */
    record NoSuchBrand() implements ProductList {}
}
