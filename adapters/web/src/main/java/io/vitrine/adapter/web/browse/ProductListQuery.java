package io.vitrine.adapter.web.browse;

import io.vitrine.adapter.web.catalogue.ProductDocument;
import io.vitrine.adapter.web.request.InvalidParameters;
import io.vitrine.adapter.web.request.Projection;
import io.vitrine.adapter.web.request.QueryParameters;
import io.vitrine.application.browse.Counting;
import io.vitrine.application.browse.ProductListRequest;
import io.vitrine.domain.browse.FacetField;
import io.vitrine.domain.browse.FilterField;
import io.vitrine.domain.browse.FilterLanguage;
import io.vitrine.domain.browse.FilterLanguage.Reading;
import io.vitrine.domain.browse.PageRequest;
import io.vitrine.domain.browse.ParameterProblem;
import io.vitrine.domain.browse.ProductQuery;
import io.vitrine.domain.catalogue.Visibility;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the query of a list of products asks for.
 *
 * @param expandsBrands whether each product shows its whole brand
 * @param parameters to refuse what only the list itself finds wrong
 */
record ProductListQuery(
        ProductListRequest request, Projection projection, boolean expandsBrands, QueryParameters parameters) {

    private static final Map<String, Counting> COUNTINGS =
            Map.of("exact", Counting.EXACT, "estimated", Counting.ESTIMATED);
    private static final int MOST_FACETS = 10;

    /**
     * Reads a query.
     *
     * @throws InvalidParameters with everything that is wrong with it
     */
    static ProductListQuery read(QueryParameters parameters, Visibility visibility) {
        return read(parameters, visibility, Set.of());
    }

    /** As {@link #read}, for a list whose brand is said by its address. */
    static ProductListQuery readOfOneBrand(QueryParameters parameters, Visibility visibility) {
        return read(parameters, visibility, Set.of(FilterField.Standard.BRAND.text()));
    }

    private static ProductListQuery read(QueryParameters parameters, Visibility visibility, Set<String> fixed) {
        var size = parameters.number("size", 1, PageRequest.LARGEST, PageRequest.USUAL);
        var cursor = parameters.text("cursor");
        var counting = parameters.oneOf("count", COUNTINGS, Counting.NONE);
        var facets = facets(parameters);
        var highlight = parameters.flag("highlight");
        var expandsBrands = parameters.oneOf("expand", Map.of("brand", true), false);
        var projection = Projection.from(parameters, ProductDocument.class);
        var filters = parameters.rest();
        fixed.stream()
                .filter(filters::containsKey)
                .forEach(name -> parameters.refuse(name, "fixed", "the address says which '" + name + "' is meant"));
        if (!parameters.areValid()) {
            parameters.refuse(problemsOf(filters, visibility));
        }
        parameters.requireValid();
        return new ProductListQuery(
                new ProductListRequest(filters, visibility, size, cursor, counting, facets, highlight),
                highlight ? projection.and("matches") : projection,
                expandsBrands,
                parameters);
    }

    /** Refuses the whole query for what the list found wrong with it. */
    InvalidParameters refused(List<ParameterProblem> problems) {
        parameters.refuse(problems);
        return parameters.refusal();
    }

    private static List<FacetField> facets(QueryParameters parameters) {
        var names = new LinkedHashSet<>(parameters.list("facets"));
        if (names.size() > MOST_FACETS) {
            parameters.refuse("facets", "too-many", "'facets' names at most " + MOST_FACETS);
            return List.of();
        }
        return names.stream().flatMap(name -> facet(name, parameters).stream()).toList();
    }

    private static Optional<FacetField> facet(String name, QueryParameters parameters) {
        var facet = FacetField.named(name);
        if (facet.isEmpty()) {
            parameters.refuse(
                    "facets",
                    "unknown-field",
                    "there is no facet '" + name + "'; there are brand, category, price, attr.<name>");
        }
        return facet;
    }

    /** What is wrong with the filters, to be told together with what is wrong besides. */
    private static List<ParameterProblem> problemsOf(Map<String, List<String>> filters, Visibility visibility) {
        return FilterLanguage.readProducts(filters, visibility) instanceof Reading.Refused<ProductQuery>(var problems)
                ? problems
                : List.of();
    }
}
