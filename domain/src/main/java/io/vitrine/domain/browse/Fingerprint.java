package io.vitrine.domain.browse;

import java.util.Collection;
import java.util.stream.Stream;

/**
 * Writes queries so that two texts are equal exactly when the queries are. Every text is led by its length, so that no
 * value can look like the end of one and the beginning of another.
 */
final class Fingerprint {

    private Fingerprint() {}

    static String of(ProductQuery query) {
        return written(
                "products",
                query.visibility(),
                query.search().stream().map(Fingerprint::of).toList(),
                query.criteria().stream().map(Fingerprint::of).toList(),
                query.sort());
    }

    static String of(BrandQuery query) {
        return written("brands", query.search().stream().toList(), query.sort());
    }

    private static String of(SearchText search) {
        return written(search.words(), search.phrases(), search.exclusions());
    }

    private static String of(Criterion criterion) {
        var condition = switch (criterion) {
            case Criterion.SkuIn(var skus, var negated) -> written(skus, negated);
            case Criterion.SkuPrefix(var prefixes) -> written(prefixes);
            case Criterion.BrandIn(var slugs, var negated) -> written(slugs, negated);
            case Criterion.CategoryIn(var paths, var negated) -> written(paths, negated);
            case Criterion.CurrencyIn(var currencies, var negated) -> written(currencies, negated);
            case Criterion.StatusIn(var statuses, var negated) -> written(statuses, negated);
            case Criterion.PriceIn(var amounts, var negated) -> written(amounts, negated);
            case Criterion.PriceCompares(var operator, var amount) -> written(operator, amount);
            case Criterion.TimeIn(var field, var times, var negated) -> written(field, times, negated);
            case Criterion.TimeCompares(var field, var operator, var time) -> written(field, operator, time);
            case Criterion.Present(var field, var present) -> written(field, present);
            case Criterion.AttributeIn(var name, var values, var negated) -> written(name, values, negated);
            case Criterion.AttributePrefix(var name, var prefixes) -> written(name, prefixes);
            case Criterion.AttributeCompares(var name, var operator, var number) -> written(name, operator, number);
            case Criterion.AttributePresent(var name, var present) -> written(name, present);
        };
        return written(criterion.getClass().getSimpleName(), condition);
    }

    private static String written(Object... parts) {
        return written(Stream.of(parts));
    }

    private static String written(Stream<?> parts) {
        var text = new StringBuilder();
        parts.map(part -> part instanceof Collection<?> several ? written(several.stream()) : part.toString())
                .forEach(part -> text.append(part.length()).append(':').append(part));
        return text.toString();
    }
}
