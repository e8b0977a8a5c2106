package io.vitrine.domain.browse;

import static java.util.Comparator.comparing;

import io.vitrine.domain.catalogue.Product;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Counts products in memory. */
final class InMemoryFacets {
    private static final int BUCKETS = 10;

    private InMemoryFacets() {}

    static Facet of(FacetField field, List<Product> products) {
        return switch (field) {
            case FacetField.Brands() -> values(field, products, InMemoryFacets::brand);
            case FacetField.CategoryPaths() ->
                values(
                        field,
                        products,
                        product ->
                                product.categories().ancestry().stream().map(path -> new Facet.Value(path, null, 1)));
            case FacetField.AttributeValues(var name) ->
                values(
                        field,
                        products,
                        product -> InMemoryConditions.attribute(name, product).stream()
                                .flatMap(value -> value.texts().stream().distinct())
                                .map(text -> new Facet.Value(text, null, 1)));
            case FacetField.Prices() -> range(field, products);
        };
    }

    private static Facet values(
            FacetField field, List<Product> products, Function<Product, Stream<Facet.Value>> valuesOf) {
        var counted = new HashMap<String, Facet.Value>();
        products.stream()
                .flatMap(valuesOf)
                .forEach(one -> counted.merge(
                        one.value(), one, (many, _) -> new Facet.Value(many.value(), many.label(), many.count() + 1)));
        return new Facet.Values(
                field,
                counted.values().stream()
                        .sorted(comparing(Facet.Value::count, Comparator.reverseOrder())
                                .thenComparing(Facet.Value::value, Keyset.BY_CODE_POINT))
                        .limit(FacetField.MOST_VALUES)
                        .toList());
    }

    private static Stream<Facet.Value> brand(Product product) {
        var brand = product.brand();
        return brand == null
                ? Stream.empty()
                : Stream.of(new Facet.Value(brand.slug().value(), brand.name().value(), 1));
    }

    private static Facet range(FacetField field, List<Product> products) {
        var amounts = products.stream()
                .flatMap(product -> InMemoryConditions.amount(product).stream())
                .sorted()
                .toList();
        if (amounts.isEmpty()) {
            return new Facet.Range(field, null, null, List.of());
        }
        return new Facet.Range(field, amounts.getFirst(), amounts.getLast(), buckets(amounts));
    }

    private static List<Facet.Bucket> buckets(List<BigDecimal> amounts) {
        var least = amounts.getFirst();
        var greatest = amounts.getLast();
        if (least.compareTo(greatest) == 0) {
            return List.of(new Facet.Bucket(least, greatest, amounts.size()));
        }
        var width = greatest.subtract(least).divide(BigDecimal.valueOf(BUCKETS));
        var buckets = new ArrayList<Facet.Bucket>();
        for (int n = 0; n < BUCKETS; n++) {
            var isLast = n == BUCKETS - 1;
            var from = least.add(width.multiply(BigDecimal.valueOf(n)));
            var to = from.add(width);
            var count = amounts.stream()
                    .filter(it -> it.compareTo(from) >= 0 && (isLast || it.compareTo(to) < 0))
                    .count();
            buckets.add(new Facet.Bucket(from, to, count));
        }
        return buckets;
    }
}
