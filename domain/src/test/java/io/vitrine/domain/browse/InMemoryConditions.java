package io.vitrine.domain.browse;

import io.vitrine.domain.catalogue.AttributeName;
import io.vitrine.domain.catalogue.AttributeValue;
import io.vitrine.domain.catalogue.Product;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What each {@link Criterion} asks of a product in memory. */
final class InMemoryConditions {
    private InMemoryConditions() {}

    static boolean holds(Criterion criterion, Product product) {
        return switch (criterion) {
            case Criterion.SkuIn(var skus, var negated) ->
                skus.contains(product.sku().value()) != negated;
            case Criterion.SkuPrefix(var prefixes) ->
                prefixes.stream().anyMatch(product.sku().value()::startsWith);
            case Criterion.BrandIn(var slugs, var negated) ->
                (product.brand() != null && slugs.contains(product.brand().slug())) != negated;
            case Criterion.CategoryIn(var paths, var negated) ->
                paths.stream().anyMatch(path -> product.categories().ancestry().contains(path.toString())) != negated;
            case Criterion.CurrencyIn(var currencies, var negated) ->
                (product.price() != null && currencies.contains(product.price().currency())) != negated;
            case Criterion.StatusIn(var statuses, var negated) -> statuses.contains(product.status()) != negated;
            case Criterion.PriceIn(var amounts, var negated) ->
                amount(product).filter(isEqualToOneOf(amounts)).isPresent() != negated;
            case Criterion.PriceCompares(var operator, var amount) ->
                amount(product)
                        .filter(it -> compares(operator, it.compareTo(amount)))
                        .isPresent();
            case Criterion.TimeIn(var field, var times, var negated) -> times.contains(time(field, product)) != negated;
            case Criterion.TimeCompares(var field, var operator, var time) ->
                compares(operator, time(field, product).compareTo(time));
            case Criterion.Present(var field, var present) -> isPresent(field, product) == present;
            case Criterion.AttributeIn(var name, var values, var negated) ->
                attribute(name, product)
                                .filter(it -> it.texts().stream().anyMatch(values::contains))
                                .isPresent()
                        != negated;
            case Criterion.AttributePrefix(var name, var prefixes) ->
                attribute(name, product)
                        .filter(it -> writtenTexts(it).stream()
                                .anyMatch(text -> prefixes.stream().anyMatch(text::startsWith)))
                        .isPresent();
            case Criterion.AttributeCompares(var name, var operator, var number) ->
                attribute(name, product)
                        .filter(it -> it instanceof AttributeValue.Number(var value)
                                && compares(operator, value.compareTo(number)))
                        .isPresent();
            case Criterion.AttributePresent(var name, var present) ->
                attribute(name, product).isPresent() == present;
        };
    }

    private static Predicate<BigDecimal> isEqualToOneOf(Collection<BigDecimal> amounts) {
        return amount -> amounts.stream().anyMatch(it -> it.compareTo(amount) == 0);
    }

    static Optional<BigDecimal> amount(Product product) {
        return product.price() == null
                ? Optional.empty()
                : Optional.of(product.price().amount());
    }

    static Optional<AttributeValue> attribute(AttributeName name, Product product) {
        return Optional.ofNullable(product.attributes().values().get(name));
    }

    private static List<String> writtenTexts(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text _, AttributeValue.Texts _ -> value.texts();
            case AttributeValue.Number _, AttributeValue.Flag _ -> List.of();
        };
    }

    private static Instant time(FilterField.Standard field, Product product) {
        return switch (field) {
            case CREATED_AT -> product.createdAt();
            case UPDATED_AT -> product.updatedAt();
            case SKU, BRAND, CATEGORY, PRICE, CURRENCY, STATUS -> throw new IllegalArgumentException(field.text());
        };
    }

    private static boolean isPresent(FilterField.Standard field, Product product) {
        return switch (field) {
            case BRAND -> product.brand() != null;
            case PRICE -> product.price() != null;
            case CATEGORY -> !product.categories().path().isEmpty();
            case SKU, CURRENCY, STATUS, CREATED_AT, UPDATED_AT -> throw new IllegalArgumentException(field.text());
        };
    }

    private static boolean compares(FilterOperator operator, int compared) {
        return switch (operator) {
            case GT -> compared > 0;
            case GTE -> compared >= 0;
            case LT -> compared < 0;
            case LTE -> compared <= 0;
            case EQ, NE, PREFIX, EXISTS -> throw new IllegalArgumentException(operator.text());
        };
    }
}
