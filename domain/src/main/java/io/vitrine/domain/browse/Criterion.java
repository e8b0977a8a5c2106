package io.vitrine.domain.browse;

import io.vitrine.domain.catalogue.AttributeName;
import io.vitrine.domain.catalogue.Categories;
import io.vitrine.domain.catalogue.ProductStatus;
import io.vitrine.domain.catalogue.Slug;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/** One condition of a list. All conditions of a list hold together. */
public sealed interface Criterion {
    /** What it is about. */
    FilterField field();

    /** The SKU is one of these; with {@code negated} none of them. */
    record SkuIn(List<String> skus, boolean negated) implements Criterion {
        @Override
        public FilterField field() {
            return FilterField.Standard.SKU;
        }
    }

    /** The SKU begins with one of these. */
    record SkuPrefix(List<String> prefixes) implements Criterion {
        @Override
        public FilterField field() {
            return FilterField.Standard.SKU;
        }
    }

    /** The brand is one of these; with {@code negated} none of them (so also: there is no brand). */
    record BrandIn(List<Slug> slugs, boolean negated) implements Criterion {
        @Override
        public FilterField field() {
            return FilterField.Standard.BRAND;
        }
    }

    /** The product lies in one of these categories, at any depth; with {@code negated} in none of them. */
    record CategoryIn(List<Categories> paths, boolean negated) implements Criterion {
        @Override
        public FilterField field() {
            return FilterField.Standard.CATEGORY;
        }
    }

    /** The price's currency is one of these; with {@code negated} none of them (so also: there is no price). */
    record CurrencyIn(List<Currency> currencies, boolean negated) implements Criterion {
        @Override
        public FilterField field() {
            return FilterField.Standard.CURRENCY;
        }
    }

    /** The status is one of these; with {@code negated} none of them. */
    record StatusIn(List<ProductStatus> statuses, boolean negated) implements Criterion {
        @Override
        public FilterField field() {
            return FilterField.Standard.STATUS;
        }
    }

    /** The amount is one of these; with {@code negated} none of them. A currency is always asked for besides. */
    record PriceIn(List<BigDecimal> amounts, boolean negated) implements Criterion {
        @Override
        public FilterField field() {
            return FilterField.Standard.PRICE;
        }
    }

    /** The amount compares so. A currency is always asked for besides. */
    record PriceCompares(FilterOperator operator, BigDecimal amount) implements Criterion {
        @Override
        public FilterField field() {
            return FilterField.Standard.PRICE;
        }
    }

    /**
     * The time is one of these; with {@code negated} none of them.
     *
     * @param field {@code CREATED_AT} or {@code UPDATED_AT}
     */
    record TimeIn(FilterField.Standard field, List<Instant> times, boolean negated) implements Criterion {}

    /**
     * The time compares so.
     *
     * @param field {@code CREATED_AT} or {@code UPDATED_AT}
     */
    record TimeCompares(FilterField.Standard field, FilterOperator operator, Instant time) implements Criterion {}

    /**
     * The brand, the price or the category is there, or not.
     *
     * @param field {@code BRAND}, {@code PRICE} or {@code CATEGORY}
     */
    record Present(FilterField.Standard field, boolean present) implements Criterion {}

    /**
     * One of the attribute's values, as text, is one of these (for a number: the canonical plain decimal); with
     * {@code negated} none is, which also holds without the attribute.
     */
    record AttributeIn(AttributeName name, List<String> values, boolean negated) implements Criterion {
        @Override
        public FilterField field() {
            return new FilterField.Attribute(name);
        }
    }

    /** One of the attribute's texts begins with one of these, each at most 100 characters long. */
    record AttributePrefix(AttributeName name, List<String> prefixes) implements Criterion {
        @Override
        public FilterField field() {
            return new FilterField.Attribute(name);
        }
    }

    /** The attribute is a number that compares so. */
    record AttributeCompares(AttributeName name, FilterOperator operator, BigDecimal number) implements Criterion {
        @Override
        public FilterField field() {
            return new FilterField.Attribute(name);
        }
    }

    /** The attribute is there, or not. */
    record AttributePresent(AttributeName name, boolean present) implements Criterion {
        @Override
        public FilterField field() {
            return new FilterField.Attribute(name);
        }
    }
}
