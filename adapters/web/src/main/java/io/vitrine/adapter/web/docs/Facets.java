package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Tree.object;

import java.util.List;
import java.util.Map;

/** The schemas of facets, which are shown by the names of their fields. */
final class Facets {

    private Facets() {}

    static Map<String, Object> all() {
        return object("FacetValue", facetValue(), "FacetSpread", facetSpread());
    }

    private static Map<String, Object> facetValue() {
        return object(
                "description",
                "One value, and how many products have it.",
                "type",
                "object",
                "properties",
                object(
                        "value", object("type", "string", "description", "As a filter takes it."),
                        "label", object("type", "string", "description", "For people, where it differs."),
                        "count", object("type", "integer", "format", "int64", "minimum", 0)),
                "required",
                List.of("value", "count"));
    }

    private static Map<String, Object> facetSpread() {
        var amount = object("type", "string");
        var bucket = object(
                "description",
                "How many prices lie between two amounts.",
                "type",
                "object",
                "properties",
                object(
                        "from", amount,
                        "to", amount,
                        "count", object("type", "integer", "format", "int64", "minimum", 0)),
                "required",
                List.of("from", "to", "count"));
        return object(
                "description",
                "The spread of prices; amounts as decimals.",
                "type",
                "object",
                "properties",
                object(
                        "min", object("type", List.of("string", "null")),
                        "max", object("type", List.of("string", "null")),
                        "buckets", object("type", "array", "maxItems", 10, "items", bucket)),
                "required",
                List.of("min", "max", "buckets"));
    }
}
