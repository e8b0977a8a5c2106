package io.vitrine.adapter.r2dbc;

import static io.vitrine.adapter.r2dbc.Sql.sql;

import io.r2dbc.spi.Readable;
import io.vitrine.domain.browse.Suggestion;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.BrandName;
import io.vitrine.domain.catalogue.BrandSummary;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.ProductName;
import io.vitrine.domain.catalogue.Slug;
import io.vitrine.domain.catalogue.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** What somebody may be about to type. */
final class ProductSuggestions {

    private static final String OLDER_PRODUCTS_OF_THE_SAME_NAME_LEFT_OUT =
            "SELECT DISTINCT ON (name_key, name) id, name";
    private static final String BY_NAME_NEWEST_FIRST = " ORDER BY name_key, name, id DESC LIMIT ";

    private final DatabaseClient client;
    private final Spellings spellings;
    private final Stretches stretches;
    private final Visibility visibility;
    private final int most;

    ProductSuggestions(DatabaseClient client, Stretches stretches, Visibility visibility, int most) {
        this.client = client;
        this.spellings = new Spellings(client);
        this.stretches = stretches;
        this.visibility = visibility;
        this.most = most;
    }

    Flux<Suggestion> of(String beginning) {
        var words = WordBeginnings.words(beginning);
        return words.isEmpty() ? Flux.empty() : begun(List.of(words)).switchIfEmpty(Flux.defer(() -> alike(words)));
    }

    private Flux<Suggestion> alike(List<String> words) {
        return spellings.begun(words.getLast()).flatMapMany(last -> {
            var rows = last.stream()
                    .map(WordBeginnings::words)
                    .map(ending -> Stream.concat(words.subList(0, words.size() - 1).stream(), ending.stream())
                            .toList())
                    .toList();
            return rows.isEmpty() ? Flux.empty() : begun(rows);
        });
    }

    private Flux<Suggestion> begun(List<List<String>> rows) {
        return brands(rows)
                .collectList()
                .flatMapMany(brands -> brands.size() == most
                        ? Flux.fromIterable(brands)
                        : Flux.concat(Flux.fromIterable(brands), products(rows, most - brands.size())));
    }

    private Flux<Suggestion> brands(List<List<String>> rows) {
        return sql("SELECT id, slug, name FROM brand WHERE ")
                .then(WordBeginnings.hasInARow("brand", rows))
                .then(" ORDER BY name_key, id LIMIT " + most)
                .on(client)
                .map(ProductSuggestions::brand)
                .all();
    }

    private Flux<Suggestion> products(List<List<String>> rows, int atMost) {
        return names(walk(rows, atMost))
                .collectList()
                .flatMapMany(found -> found.size() == atMost ? Flux.fromIterable(found) : names(lookup(rows, atMost)));
    }

    private Flux<Suggestion> names(Sql statement) {
        return statement.on(client).map(ProductSuggestions::product).all();
    }

    private Sql walk(List<List<String>> rows, int atMost) {
        return sql(OLDER_PRODUCTS_OF_THE_SAME_NAME_LEFT_OUT + """
             FROM (
                SELECT * FROM product WHERE deleted_at IS NULL ORDER BY name_key, id LIMIT %d) AS product
            WHERE
            """.formatted(stretches.usual()))
                .then(tests(rows))
                .then(BY_NAME_NEWEST_FIRST + atMost);
    }

    /** Words are indexed by their stem, which may be shorter than what is typed: so words as they are written help. */
    private Sql lookup(List<List<String>> rows, int atMost) {
        var queries = new ArrayList<Sql>();
        for (var row : rows) {
            queries.add(sql("?::tsquery", Lexemes.anyBeginning(List.of(row.getLast()))));
            queries.add(sql("""
                (SELECT coalesce(string_agg(plainto_tsquery('vitrine', word)::text, ' | '), '')::tsquery
                 FROM (SELECT word FROM search_word WHERE word ^@ ? ORDER BY word LIMIT 50) AS begun)\
                """, row.getLast()));
        }
        return sql(OLDER_PRODUCTS_OF_THE_SAME_NAME_LEFT_OUT + " FROM (SELECT * FROM product WHERE headline @@ ")
                .then(Sql.joined(" || ", queries).within("(", ")"))
                .then(" AND ")
                .then(tests(rows))
                .then(" OFFSET 0) AS product" + BY_NAME_NEWEST_FIRST + atMost);
    }

    private Sql tests(List<List<String>> rows) {
        return Sql.all(List.of(Conditions.listed(visibility), WordBeginnings.hasInARow("product", rows)));
    }

    private static Suggestion brand(Readable row) {
        return new Suggestion.OfBrand(new BrandSummary(
                new BrandId(Columns.uuid(row, "id")),
                new Slug(Columns.text(row, "slug")),
                new BrandName(Columns.text(row, "name"))));
    }

    private static Suggestion product(Readable row) {
        return new Suggestion.OfProduct(
                new ProductId(Columns.uuid(row, "id")), new ProductName(Columns.text(row, "name")));
    }
}
