package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.catalogue.BrandName;
import io.vitrine.domain.catalogue.Product;
import java.util.stream.Stream;

/** The words that a search knows how to spell: those of names and brands, case and accents folded. */
final class SearchWords {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 50;

    private SearchWords() {}

    /** The words of these products, each once, in an order in which everybody notes them. */
    static String[] of(Stream<Product> products) {
        return ofTexts(products.flatMap(product -> {
            var brand = product.brand();
            var name = product.name().value();
            return brand == null
                    ? Stream.of(name)
                    : Stream.of(name, brand.name().value());
        }));
    }

    static String[] of(BrandName name) {
        return ofTexts(Stream.of(name.value()));
    }

    private static String[] ofTexts(Stream<String> texts) {
        return texts.distinct()
                .flatMap(text -> WordBeginnings.words(text).stream())
                .filter(word -> word.length() >= SHORTEST && word.length() <= LONGEST)
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }
}
