package io.vitrine.domain.browse;

import static java.util.Comparator.comparing;

import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.Categories;
import io.vitrine.domain.catalogue.InMemoryCatalogue;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.Visibility;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lists of the products in an {@link InMemoryCatalogue}. */
public final class InMemoryProductListings implements ProductListings {
    private final InMemoryCatalogue catalogue;

    public InMemoryProductListings(InMemoryCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    private record Row(Product product, int rank) {
        Position position(List<SortKey> sort) {
            return new Position(
                    sort.stream().<Comparable<?>>map(this::key).toList(),
                    product.id().value());
        }

        private Comparable<?> key(SortKey step) {
            return switch (step.field()) {
                case NAME -> product.name().sortKey();
                case PRICE ->
                    Objects.requireNonNull(product.price(), "an order by price asks for a currency")
                            .amount();
                case CREATED_AT -> product.createdAt();
                case UPDATED_AT -> product.updatedAt();
                case RELEVANCE -> rank;
            };
        }
    }

    @Override
    public Mono<Slice<Product>> page(ProductQuery query, PageRequest request) {
        return Mono.fromSupplier(() -> {
            var slice = keyset(query).slice(rows(query), request);
            return new Slice<>(slice.items().stream().map(Row::product).toList(), slice.next(), slice.previous());
        });
    }

    private static Keyset<Row> keyset(ProductQuery query) {
        return new Keyset<>(query.sort(), row -> row.position(query.sort()));
    }

    private List<Row> rows(ProductQuery query) {
        var all = catalogue.liveProducts();
        var search = query.search().map(text -> new InMemorySearch(text, all));
        var rows = new ArrayList<Row>();
        for (var product : all) {
            if (product.isVisibleTo(query.visibility())
                    && query.criteria().stream().allMatch(it -> InMemoryConditions.holds(it, product))) {
                search.ifPresentOrElse(
                        it -> it.rank(product).ifPresent(rank -> rows.add(new Row(product, rank))),
                        () -> rows.add(new Row(product, 0)));
            }
        }
        return rows;
    }

    @Override
    public Mono<Long> count(ProductQuery query) {
        return Mono.fromSupplier(() -> (long) rows(query).size());
    }

    @Override
    public Mono<Long> estimatedCount(ProductQuery query) {
        return count(query);
    }

    @Override
    public Mono<Facet> facet(ProductQuery query, FacetField field) {
        return Mono.fromSupplier(() -> InMemoryFacets.of(
                field,
                rows(query.without(field.ignored())).stream().map(Row::product).toList()));
    }

    @Override
    public Flux<Product> snapshot(ProductQuery query) {
        return Flux.defer(
                () -> Flux.fromIterable(keyset(query).ordered(rows(query))).map(Row::product));
    }

    @Override
    public Mono<Map<ProductId, List<Match>>> matches(SearchText search, Collection<ProductId> ids) {
        return Mono.fromSupplier(() -> {
            var all = catalogue.liveProducts();
            var inMemory = new InMemorySearch(search, all);
            var found = new LinkedHashMap<ProductId, List<Match>>();
            all.stream().filter(product -> ids.contains(product.id())).forEach(product -> {
                var matches = inMemory.matches(product);
                if (!matches.isEmpty()) {
                    found.put(product.id(), matches);
                }
            });
            return found;
        });
    }

    @Override
    public Flux<CategoryCount> categories(Visibility visibility) {
        return Flux.defer(() -> {
            var counts = new TreeMap<String, Long>(Keyset.BY_CODE_POINT);
            visible(visibility)
                    .flatMap(product -> product.categories().ancestry().stream())
                    .forEach(path -> counts.merge(path, 1L, Long::sum));
            return Flux.fromIterable(counts.entrySet())
                    .map(entry -> new CategoryCount(Categories.parse(entry.getKey()), entry.getValue()));
        });
    }

    private Stream<Product> visible(Visibility visibility) {
        return catalogue.liveProducts().stream().filter(product -> product.isVisibleTo(visibility));
    }

    @Override
    public Flux<Suggestion> suggestions(String beginning, Visibility visibility, int most) {
        return Flux.defer(() -> {
                    var typed = joined(beginning);
                    if (typed.isBlank()) {
                        return Flux.empty();
                    }
                    var begun = suggestions(visibility, name -> joined(name).contains(typed));
                    return Flux.fromIterable(
                            begun.isEmpty()
                                    ? suggestions(
                                            visibility,
                                            name -> Words.of(name).stream()
                                                    .anyMatch(word -> Words.areAlike(typed.strip(), word.folded())))
                                    : begun);
                })
                .take(most);
    }

    private List<Suggestion> suggestions(Visibility visibility, Predicate<String> fits) {
        var newestOfName = visible(visibility)
                .filter(product -> fits.test(product.name().value()))
                .collect(Collectors.toMap(
                        Product::name,
                        product -> product,
                        (one, other) -> one.id().toString().compareTo(other.id().toString()) > 0 ? one : other));
        return Stream.concat(
                        catalogue.allBrands().stream()
                                .filter(brand -> fits.test(brand.name().value()))
                                .sorted(comparing(brand -> brand.name().sortKey()))
                                .map(Brand::summary)
                                .<Suggestion>map(Suggestion.OfBrand::new),
                        newestOfName.values().stream()
                                .sorted(comparing(product -> product.name().sortKey()))
                                .map(product -> new Suggestion.OfProduct(product.id(), product.name())))
                .toList();
    }

    /** The folded words, each after a blank, so that a word's beginning can be looked for. */
    private static String joined(String text) {
        return Words.of(text).stream().map(word -> " " + word.folded()).collect(Collectors.joining());
    }
}
