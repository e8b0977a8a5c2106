package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Tree.object;
import static io.vitrine.adapter.web.docs.Tree.with;

import io.vitrine.domain.browse.FilterField;
import io.vitrine.domain.browse.FilterField.Standard;
import io.vitrine.domain.browse.FilterOperator;
import io.vitrine.domain.catalogue.ProductStatus;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parameters that filter products: one for each field and each of its operators, as the domain has them. */
final class Filters {

    private static final String BY_ATTRIBUTE = "FilterByAttribute";
    private static final Map<String, Object> TEXT = object("type", "string");

    private Filters() {}

    static Map<String, Object> all() {
        var all = new LinkedHashMap<String, Object>();
        filters().forEach(filter -> all.put(filter.key(), filter.parameter()));
        all.put(BY_ATTRIBUTE, byAttribute());
        return all;
    }

    /** The names of all filters of products but those of these fields. */
    static List<String> names(Standard... others) {
        var left = List.of(others);
        return Stream.concat(
                        filters().filter(filter -> !left.contains(filter.field)).map(Filter::key),
                        Stream.of(BY_ATTRIBUTE))
                .toList();
    }

    private record Filter(Standard field, FilterOperator operator) {

        String key() {
            return "FilterBy" + capital(field.text()) + (operator == FilterOperator.EQ ? "" : capital(operator.text()));
        }

        Map<String, Object> parameter() {
            var name = operator == FilterOperator.EQ ? field.text() : field.text() + "[" + operator.text() + "]";
            return switch (operator) {
                case EQ -> many(name, what() + " is one of these; repeat it for more than one." + hint());
                case NE -> many(name, what() + " is none of these.");
                case PREFIX -> many(name, what() + " begins with one of these.");
                case EXISTS -> Parameters.query(name, "Whether there is one.", object("type", "boolean"), true);
                case GT -> one(name, what() + " is greater.");
                case GTE -> one(name, what() + " is greater or equal.");
                case LT -> one(name, what() + " is less.");
                case LTE -> one(name, what() + " is less or equal.");
            };
        }

        private String what() {
            return "The " + (field == Standard.BRAND ? "slug of the brand" : field.text());
        }

        private String hint() {
            return switch (field) {
                case CATEGORY -> " A path such as `Women/Shirt` holds what lies in it at any depth.";
                case CURRENCY -> " One is needed where prices are compared or sorted.";
                case STATUS -> " Everybody but editors sees `active` products only.";
                default -> "";
            };
        }

        private Map<String, Object> many(String name, String description) {
            var values = object("type", "array", "maxItems", 100, "items", value());
            return with(
                    Parameters.query(name, description, values, List.of(example())), "style", "form", "explode", true);
        }

        private Map<String, Object> one(String name, String description) {
            var needs = field == Standard.PRICE ? " Needs one `currency`." : "";
            return Parameters.query(name, description + needs, value(), example());
        }

        private Map<String, Object> value() {
            return switch (field) {
                case PRICE -> Tree.schema("Amount");
                case CURRENCY -> with(TEXT, "pattern", "^[A-Z]{3}$");
                case STATUS ->
                    Parameters.choice(Arrays.stream(ProductStatus.values())
                            .map(ProductStatus::text)
                            .toList());
                case CREATED_AT, UPDATED_AT -> with(TEXT, "format", "date-time");
                case SKU, BRAND, CATEGORY -> TEXT;
            };
        }

        private String example() {
            return switch (field) {
                case SKU -> operator == FilterOperator.PREFIX ? "100" : "10017413";
                case BRAND -> "dkny";
                case CATEGORY -> "Unisex/Trolley Bag";
                case PRICE -> "500";
                case CURRENCY -> "INR";
                case STATUS -> "active";
                case CREATED_AT, UPDATED_AT -> "2026-11-24T10:00:00Z";
            };
        }
    }

    private static Stream<Filter> filters() {
        return Arrays.stream(Standard.values())
                .flatMap(field -> Arrays.stream(FilterOperator.values())
                        .filter(field.operators()::contains)
                        .map(operator -> new Filter(field, operator)));
    }

    /** An object whose members are parameters of their own: {@code attr.color=Black&attr.size[gte]=7}. */
    private static Map<String, Object> byAttribute() {
        var operators = Arrays.stream(FilterOperator.values())
                .filter(operator -> operator != FilterOperator.EQ)
                .map(FilterOperator::text)
                .toList();
        var form = "^attr\\.[A-Za-z][A-Za-z0-9_]{0,63}(\\[(" + String.join("|", operators) + ")\\])?$";
        var schema = object(
                "type",
                "object",
                "patternProperties",
                object(form, object("type", "string", "maxLength", 1_000)),
                "additionalProperties",
                false);
        var description = "Filters by attributes: `" + FilterField.Attribute.PREFIX_TEXT + "<name>=value`, and with an"
                + " operator"
                + " `attr.<name>[op]=value`."
                + " `gt gte lt lte` compare"
                + " numbers. Each is a"
                + " parameter of its own and"
                + " may be repeated.";
        var example = object("attr.primaryColor", "Black", "attr.imageCount[gte]", "3");
        return with(Parameters.query("attr", description, schema, example), "style", "form", "explode", true);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
