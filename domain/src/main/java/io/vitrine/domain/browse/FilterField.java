package io.vitrine.domain.browse;

import static io.vitrine.domain.browse.FilterOperator.EQ;
import static io.vitrine.domain.browse.FilterOperator.EXISTS;
import static io.vitrine.domain.browse.FilterOperator.GT;
import static io.vitrine.domain.browse.FilterOperator.GTE;
import static io.vitrine.domain.browse.FilterOperator.LT;
import static io.vitrine.domain.browse.FilterOperator.LTE;
import static io.vitrine.domain.browse.FilterOperator.NE;
import static io.vitrine.domain.browse.FilterOperator.PREFIX;

import io.vitrine.domain.catalogue.AttributeName;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Something a list of products can be filtered by. */
public sealed interface FilterField {
    /** The name in a query. */
    String text();

    /** What can be asked of it. */
    Set<FilterOperator> operators();

    /** A field that every product has a place for. */
    enum Standard implements FilterField {
        SKU("sku", EnumSet.of(EQ, NE, PREFIX)),
        /** Compared by the brand's slug. */
        BRAND("brand", EnumSet.of(EQ, NE, EXISTS)),
        /** Equal to a path is what lies in it at any depth. */
        CATEGORY("category", EnumSet.of(EQ, NE, EXISTS)),
        PRICE("price", EnumSet.of(EQ, NE, GT, GTE, LT, LTE, EXISTS)),
        CURRENCY("currency", EnumSet.of(EQ, NE)),
        STATUS("status", EnumSet.of(EQ, NE)),
        CREATED_AT("createdAt", EnumSet.of(EQ, NE, GT, GTE, LT, LTE)),
        UPDATED_AT("updatedAt", EnumSet.of(EQ, NE, GT, GTE, LT, LTE));

        private final String text;
        private final Set<FilterOperator> operators;

        Standard(String text, Set<FilterOperator> operators) {
            this.text = text;
            this.operators = Set.copyOf(operators);
        }

        /** The field of this name, if there is one. */
        public static Optional<Standard> named(String text) {
            return Arrays.stream(values())
                    .filter(field -> field.text.equals(text))
                    .findFirst();
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public Set<FilterOperator> operators() {
            return operators;
        }
    }

    /** An attribute. {@code gt gte lt lte} compare numbers only; {@code prefix} looks at texts. */
    record Attribute(AttributeName name) implements FilterField {
        /** How the name of an attribute begins in a query. */
        public static final String PREFIX_TEXT = "attr.";

        @Override
        public String text() {
            return PREFIX_TEXT + name;
        }

        @Override
        public Set<FilterOperator> operators() {
            return Set.of(FilterOperator.values());
        }
    }
}
