package io.vitrine.adapter.r2dbc;

import static io.vitrine.adapter.r2dbc.Sql.sql;

import io.vitrine.domain.browse.Criterion;
import io.vitrine.domain.browse.FilterField;
import io.vitrine.domain.browse.FilterOperator;
import io.vitrine.domain.catalogue.AttributeName;
import io.vitrine.domain.catalogue.ProductStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/** One condition on the products of a list, in the form in which PostgreSQL answers it best. */
sealed interface Condition {

    /** How many products may fulfil a condition, which says how they are found. */
    enum Share {
        /** No more than a page has: an index leads right to them. */
        FEW,
        /** An index can tell which ones. */
        SOME,
        /** All but some. No index lists what something is not. */
        MOST
    }

    Share share();

    /** No product fulfils it. */
    Condition NONE = new OnColumn("id", sql("false"), Share.FEW);

    /** Asks for terms; all such conditions become one {@code tsquery}. */
    record OnTerms(String query, Share share) implements Condition {}

    /** Compares a column. */
    record OnColumn(String column, Sql test, Share share) implements Condition {}

    /** Tests a product by what it holds, and finds such products by something else. */
    record OnAttributes(Sql test, Sql lookup) implements Condition {
        @Override
        public Share share() {
            return Share.SOME;
        }
    }

    /** The earliest and the latest time that are compared; no product is older or younger. */
    Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    static Condition of(Criterion criterion) {
        return switch (criterion) {
            case Criterion.SkuIn(var skus, var negated) -> skus(skus.toArray(String[]::new), negated);
            case Criterion.SkuPrefix(var prefixes) ->
                column("sku", Sql.any(each(prefixes, prefix -> sql("product.sku ^@ ?", prefix))));
            case Criterion.BrandIn(var slugs, var negated) -> terms(each(slugs, ProductTerms::brand), negated);
            case Criterion.CategoryIn(var paths, var negated) ->
                terms(each(paths, path -> ProductTerms.category(path.toString())), negated);
            case Criterion.CurrencyIn(var currencies, var negated) -> currency(currencies, negated);
            case Criterion.StatusIn(var statuses, var negated) -> status(statuses, negated);
            case Criterion.PriceIn(var amounts, var negated) ->
                among("amount", amounts.toArray(java.math.BigDecimal[]::new), negated);
            case Criterion.PriceCompares(var operator, var amount) -> compares("amount", operator, amount);
            case Criterion.TimeIn(var field, var times, var negated) ->
                among(column(field), times.stream().map(Condition::storable).toArray(Instant[]::new), negated);
            case Criterion.TimeCompares(var field, var operator, var time) ->
                compares(column(field), operator, storable(time));
            case Criterion.Present(var field, var present) -> present(field, present);
            case Criterion.AttributeIn(var name, var values, var negated) ->
                terms(each(values, value -> ProductTerms.attributeValue(name, value)), negated);
            case Criterion.AttributePrefix(var name, var prefixes) -> attributePrefix(name, prefixes);
            case Criterion.AttributeCompares(var name, var operator, var number) ->
                new OnAttributes(
                        attribute(name, "@ " + symbol(operator) + " $it", number),
                        sql(
                                "product.id IN (SELECT product_id FROM product_number WHERE name = ? AND number "
                                        + symbol(operator) + " ?)",
                                name.value(),
                                number));
            case Criterion.AttributePresent(var name, var present) ->
                present ? terms(List.of(ProductTerms.attribute(name)), false) : without(name);
        };
    }

    private static Condition terms(List<String> terms, boolean negated) {
        return negated ? new OnTerms(Lexemes.none(terms), Share.MOST) : new OnTerms(Lexemes.any(terms), Share.SOME);
    }

    private static Condition column(String column, Sql test) {
        return new OnColumn(column, test, Share.SOME);
    }

    private static Condition skus(String[] skus, boolean negated) {
        return negated
                ? among("sku", skus, true)
                : new OnColumn("sku", sql("product.sku = ANY (?)", (Object) skus), Share.FEW);
    }

    private static Condition compares(String column, FilterOperator operator, Object value) {
        return column(column, sql("product." + column + " " + symbol(operator) + " ?", value));
    }

    private static Condition among(String column, Object[] values, boolean negated) {
        return negated
                ? new OnColumn(
                        column,
                        sql("(product.%1$s <> ALL (?) OR product.%1$s IS NULL)".formatted(column), (Object) values),
                        Share.MOST)
                : column(column, sql("product." + column + " = ANY (?)", (Object) values));
    }

    /** The currencies that are left lie between those that are not wanted, so an index finds them. */
    private static Condition currency(Collection<Currency> currencies, boolean negated) {
        var codes = currencies.stream().map(Currency::getCurrencyCode).sorted().toList();
        if (!negated) {
            return codes.size() == 1
                    ? column("currency", sql("product.currency = ?", codes.getFirst()))
                    : among("currency", codes.toArray(String[]::new), false);
        }
        var left = new ArrayList<Sql>();
        left.add(sql("product.currency IS NULL"));
        left.add(sql("product.currency < ?", codes.getFirst()));
        for (int index = 1; index < codes.size(); index++) {
            left.add(sql("product.currency > ? AND product.currency < ?", codes.get(index - 1), codes.get(index)));
        }
        left.add(sql("product.currency > ?", codes.getLast()));
        return column("currency", Sql.any(left));
    }

    private static Condition status(Collection<ProductStatus> statuses, boolean negated) {
        var wanted = Arrays.stream(ProductStatus.values())
                .filter(status -> statuses.contains(status) != negated)
                .map(ProductTerms::status)
                .toList();
        return wanted.isEmpty() ? NONE : terms(wanted, false);
    }

    private static Condition present(FilterField.Standard field, boolean present) {
        return switch (field) {
            case BRAND -> column("brand_id", sql("product.brand_id IS " + (present ? "NOT NULL" : "NULL")));
            case PRICE -> column("currency", sql("product.currency IS " + (present ? "NOT NULL" : "NULL")));
            case CATEGORY -> terms(List.of(ProductTerms.WITHOUT_CATEGORY), present);
            case SKU, CURRENCY, STATUS, CREATED_AT, UPDATED_AT ->
                throw new IllegalArgumentException(field + " is always there");
        };
    }

    private static Condition without(AttributeName name) {
        var none = Lexemes.none(List.of(ProductTerms.attribute(name)));
        return new OnAttributes(sql("product.terms @@ ?::tsquery", none), AttributeShapes.without(name));
    }

    /** The term of a number may begin so too, which is why the text itself is looked at besides. */
    private static Condition attributePrefix(AttributeName name, List<String> prefixes) {
        var test = Sql.any(each(prefixes, prefix -> attribute(name, "@ starts with $it", prefix)));
        var terms = Lexemes.anyBeginning(each(prefixes, prefix -> ProductTerms.attributeBeginning(name, prefix)));
        return new OnAttributes(
                test, sql("product.terms @@ ?::tsquery AND ", terms).then(test));
    }

    private static Sql attribute(AttributeName name, String test, Object value) {
        return sql(
                "jsonb_path_exists(product.attributes, ?::jsonpath, jsonb_build_object('it', ?))",
                "$.\"" + name + "\" ? (" + test + ")",
                value);
    }

    private static String column(FilterField.Standard field) {
        return switch (field) {
            case CREATED_AT -> "created_at";
            case UPDATED_AT -> "updated_at";
            case SKU, BRAND, CATEGORY, PRICE, CURRENCY, STATUS ->
                throw new IllegalArgumentException(field + " is no time");
        };
    }

    private static String symbol(FilterOperator operator) {
        return switch (operator) {
            case GT -> ">";
            case GTE -> ">=";
            case LT -> "<";
            case LTE -> "<=";
            case EQ, NE, PREFIX, EXISTS -> throw new IllegalArgumentException(operator + " asks for no order");
        };
    }

    private static Instant storable(Instant time) {
        return time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
    }

    private static <T, R> List<R> each(Collection<T> values, Function<T, R> function) {
        return values.stream().map(function).toList();
    }
}
