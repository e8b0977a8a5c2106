package io.vitrine.domain.browse;

import io.vitrine.domain.catalogue.AttributeName;
import io.vitrine.domain.shared.InvalidValue;
import java.util.Optional;

/** What the products of a list can be counted by. */
public sealed interface FacetField {
    /** The most values a facet answers. */
    int MOST_VALUES = 20;

    /** The name in a query. */
    String text();

    /** The field of this name, if there is one: {@code brand}, {@code category}, {@code price} or {@code attr.<name>}. */
    static Optional<FacetField> named(String text) {
        return switch (text) {
            case "brand" -> Optional.of(new Brands());
            case "category" -> Optional.of(new CategoryPaths());
            case "price" -> Optional.of(new Prices());
            default -> attributeNamed(text);
        };
    }

    private static Optional<FacetField> attributeNamed(String text) {
        if (!text.startsWith(FilterField.Attribute.PREFIX_TEXT)) {
            return Optional.empty();
        }
        try {
            var name = new AttributeName(text.substring(FilterField.Attribute.PREFIX_TEXT.length()));
            return Optional.of(new AttributeValues(name));
        } catch (InvalidValue _) {
            return Optional.empty();
        }
    }

    /** The filter that this facet ignores while it counts. */
    FilterField ignored();

    record Brands() implements FacetField {
        @Override
        public String text() {
            return "brand";
        }

        @Override
        public FilterField ignored() {
            return FilterField.Standard.BRAND;
        }
    }

    /** By every category a product lies in, so that a product counts in each of its ancestors. */
    record CategoryPaths() implements FacetField {
        @Override
        public String text() {
            return "category";
        }

        @Override
        public FilterField ignored() {
            return FilterField.Standard.CATEGORY;
        }
    }

    /** Least and greatest price and ten buckets between them; a currency is asked for. */
    record Prices() implements FacetField {
        @Override
        public String text() {
            return "price";
        }

        @Override
        public FilterField ignored() {
            return FilterField.Standard.PRICE;
        }
    }

    record AttributeValues(AttributeName name) implements FacetField {
        @Override
        public String text() {
            return FilterField.Attribute.PREFIX_TEXT + name;
        }

        @Override
        public FilterField ignored() {
            return new FilterField.Attribute(name);
        }
    }
}
