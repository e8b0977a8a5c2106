package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Operation.named;
import static org.springframework.http.HttpStatus.NOT_MODIFIED;
import static org.springframework.http.HttpStatus.OK;

import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.domain.browse.FilterField.Standard;
import java.util.Map;

/** The operations that list. */
final class ListOperations {

    private static final String[] PAGING = {
        "Search", "Sort", "Size", "Cursor", "Count", "Facets", "Highlight", "Fields", "ExpandBrand", "If-None-Match"
    };
    private static final String[] OF_PAGES_OR_EXPORTS = {"ETag?", "Cache-Control", "Vary", "Link", "Content-Disposition"
    };

    private ListOperations() {}

    static Map<String, Operation> all() {
        return Map.of(
                "GET /api/v1/products", products(),
                "GET /api/v1/brands/{id}/products", productsOfBrand(),
                "GET /api/v1/products/suggest", suggestions(),
                "GET /api/v1/categories", categories());
    }

    private static Operation products() {
        return named("listProducts", Tag.LISTS, "List or export products", """
            A page of products, or all of them at once, as the header `Accept` says:

            - `application/json`, or anything: a page. Follow `Link`, or `page.next`, for the next one. A list that
              is walked to its end shows every product once, whatever is written meanwhile.
            - `application/x-ndjson`: every match, one object a line, as of one instant. The last line is
              `{"$end":{"count":...}}`; a stream without it was cut off.
            - `text/csv`: every match as a row. Cells that begin with `= + - @` are prefixed with `'`.

            An export takes filters, `q`, `sort` and `fields`, as NDJSON also `expand`, and nothing that belongs to pages.

            A parameter of a filter is `field=value`, repeated for any of several values, or `field[op]=value`; the
            brackets may be percent-encoded or plain. Different fields are joined by *and*. Comparing and sorting
            prices needs one `currency`.
            """)
                .takes(PAGING)
                .takes(Filters.names())
                .answersIn(OK, "A page, or everything.", pageOrEverything(), OF_PAGES_OR_EXPORTS)
                .answersEmpty(NOT_MODIFIED, "The caller has this page.", Headers.ofCacheable())
                .refuses(ProblemType.INVALID_CURSOR);
    }

    private static Map<String, Object> pageOrEverything() {
        return Tree.object(
                "application/json", Examples.productPage(),
                "application/x-ndjson", Examples.exportedLines(),
                "text/csv", Examples.exportedRows());
    }

    private static Operation productsOfBrand() {
        return named("listProductsOfBrand", Tag.LISTS, "List the products of a brand", """
            The same list as `GET /api/v1/products?brand={slug}`, for one brand. It takes every parameter of that list
            but `brand`, and is exported in the same way.
            """)
                .takes("BrandId")
                .takes(PAGING)
                .takes(Filters.names(Standard.BRAND))
                .answersIn(OK, "A page, or everything.", pageOrEverything(), OF_PAGES_OR_EXPORTS)
                .answersEmpty(NOT_MODIFIED, "The caller has this page.", Headers.ofCacheable())
                .refuses(ProblemType.INVALID_CURSOR, ProblemType.NOT_FOUND);
    }

    private static Operation suggestions() {
        return named("suggest", Tag.LISTS, "Suggest while somebody types", """
            Up to 10 brands and names of products that begin with what was typed, or nearly so.
            """)
                .takes("Beginning", "If-None-Match")
                .answers(OK, "Suggestions, the likeliest first.", Examples.suggestions(), Headers.ofCacheable())
                .answersEmpty(NOT_MODIFIED, "The caller has them.", Headers.ofCacheable());
    }

    private static Operation categories() {
        return named("listCategories", Tag.LISTS, "Show the category tree", """
            The whole tree, with the number of products in each category at any depth.
            """)
                .takes("If-None-Match")
                .answers(OK, "The tree.", Examples.categories(), Headers.ofCacheable())
                .answersEmpty(NOT_MODIFIED, "The caller has it.", Headers.ofCacheable());
    }
}
