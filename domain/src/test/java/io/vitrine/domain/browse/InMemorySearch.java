package io.vitrine.domain.browse;

import io.vitrine.domain.catalogue.Product;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A search as {@link SearchText} describes it, over products in memory. */
final class InMemorySearch {
    /** What has to be found: words that follow each other, each in one of several spellings. */
    private record Term(List<Set<String>> stems) {
        static Term of(String text) {
            return new Term(
                    Words.of(text).stream().map(word -> Set.of(word.stem())).toList());
        }

        Stream<Match> in(String field, String text) {
            var words = Words.of(text);
            return IntStream.rangeClosed(0, words.size() - stems.size())
                    .filter(first -> IntStream.range(0, stems.size())
                            .allMatch(n ->
                                    stems.get(n).contains(words.get(first + n).stem())))
                    .mapToObj(first -> new Match(
                            field,
                            words.get(first).start(),
                            words.get(first + stems.size() - 1).end()));
        }

        Stream<Match> inTitle(Product product) {
            var brand = product.brand();
            return Stream.of(
                            in("name", product.name().value()),
                            in("sku", product.sku().value()),
                            brand == null
                                    ? Stream.<Match>empty()
                                    : in("brand.name", brand.name().value()))
                    .flatMap(matches -> matches);
        }

        Stream<Match> anywhere(Product product) {
            return Stream.concat(
                    inTitle(product), in("description", product.description().value()));
        }

        boolean isIn(Product product) {
            return anywhere(product).findAny().isPresent();
        }
    }

    private final List<Term> wanted = new ArrayList<>();
    private final List<Term> unwanted;

    /** @param products all there are: where none has a word, words of theirs that are spelled alike stand in */
    InMemorySearch(SearchText search, Collection<Product> products) {
        search.words().stream().map(Term::of).map(term -> known(term, products)).forEach(wanted::add);
        search.phrases().stream().map(Term::of).forEach(wanted::add);
        unwanted = search.exclusions().stream().map(Term::of).toList();
    }

    private static Term known(Term term, Collection<Product> products) {
        if (products.stream().anyMatch(term::isIn)) {
            return term;
        }
        return new Term(term.stems().stream()
                .map(stems -> spelledLike(stems.iterator().next(), products))
                .toList());
    }

    private static Set<String> spelledLike(String stem, Collection<Product> products) {
        return products.stream()
                .flatMap(product -> Stream.of(
                        product.name().value(),
                        product.brand() == null ? "" : product.brand().name().value()))
                .flatMap(text -> Words.of(text).stream())
                .filter(word -> Words.areAlike(stem, word.folded()))
                .map(Words.Word::stem)
                .collect(Collectors.toSet());
    }

    /** 0 where everything is in name, brand or SKU, 1 where the description is needed; empty where it is not found. */
    OptionalInt rank(Product product) {
        if (unwanted.stream().anyMatch(term -> term.isIn(product))
                || !wanted.stream().allMatch(term -> term.isIn(product))) {
            return OptionalInt.empty();
        }
        var inTitle =
                wanted.stream().allMatch(term -> term.inTitle(product).findAny().isPresent());
        return OptionalInt.of(inTitle ? 0 : 1);
    }

    List<Match> matches(Product product) {
        return wanted.stream()
                .flatMap(term -> term.anywhere(product))
                .filter(match -> !match.field().equals("sku"))
                .distinct()
                .sorted(Comparator.comparing(Match::field).thenComparing(Match::start))
                .toList();
    }
}
