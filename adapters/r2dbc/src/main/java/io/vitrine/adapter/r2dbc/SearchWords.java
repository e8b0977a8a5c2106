package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.catalogue.BrandName;
import io.vitrine.domain.catalogue.BrandReference;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductDraft;
import io.vitrine.domain.exchange.ImportLine;
import java.util.Collection;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The words that a search knows how to spell: those of names and brands, case and accents folded. */
final class SearchWords {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 50;

    private SearchWords() {}

    /** Notes the words of lines that are going to be stored. One that is noted in vain does no harm. */
    static Mono<Long> note(DatabaseClient client, Collection<ImportLine.Accepted> lines) {
        return client.sql("INSERT INTO search_word SELECT unnest(:words) ON CONFLICT DO NOTHING")
                .bind(
                        "words",
                        ofTexts(lines.stream().map(ImportLine.Accepted::draft).flatMap(SearchWords::texts)))
                .fetch()
                .rowsUpdated();
    }

    private static Stream<String> texts(ProductDraft draft) {
        var name = draft.name().value();
        return draft.brand() instanceof BrandReference.ByName(var brand)
                ? Stream.of(name, brand.value())
                : Stream.of(name);
    }

    static String[] of(Product product) {
        var brand = product.brand();
        var name = product.name().value();
        return ofTexts(
                brand == null ? Stream.of(name) : Stream.of(name, brand.name().value()));
    }

    static String[] of(BrandName name) {
        return ofTexts(Stream.of(name.value()));
    }

    /** Each once, in an order in which everybody notes them. */
    private static String[] ofTexts(Stream<String> texts) {
        return texts.distinct()
                .flatMap(text -> WordBeginnings.words(text).stream())
                .filter(word -> word.length() >= SHORTEST && word.length() <= LONGEST)
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }
}
