package io.vitrine.adapter.r2dbc;

import static io.vitrine.adapter.r2dbc.Sql.sql;

import io.vitrine.domain.browse.SearchText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Finds words of the catalogue for words that it does not have. */
final class Spellings {

    private final DatabaseClient client;

    Spellings(DatabaseClient client) {
        this.client = client;
    }

    private record Unknown(String word, List<String> nearest) {}

    /**
     * The words that stand in for those words of a search which none of some products has.
     *
     * @param products a condition on the products
     */
    Mono<Map<String, List<String>>> standIns(SearchText search, Sql products) {
        var asked = (Object) search.words().toArray(String[]::new);
        // A frequent word is met among the newest products; to look all of them up takes longer.
        return sql("""
            SELECT word, unaccent(lower(word)) AS written, array(SELECT words_alike(unaccent(lower(word)))) AS known
            FROM (SELECT word, plainto_tsquery('vitrine', word) AS query FROM unnest(?) AS word) AS asked
            WHERE NOT CASE WHEN EXISTS (
                SELECT FROM (SELECT words FROM product WHERE
            """, asked)
                .then(products)
                .then("""
                         ORDER BY id DESC LIMIT 200) AS newest WHERE newest.words @@ asked.query)
                        THEN true ELSE EXISTS (SELECT FROM product WHERE product.words @@ asked.query AND
                    """)
                .then(products)
                .then(") END")
                .on(client)
                .map(row -> new Unknown(
                        Columns.text(row, "word"), Spelling.nearest(Columns.text(row, "written"), known(row))))
                .all()
                .filter(unknown -> !unknown.nearest().isEmpty())
                .collect(Collectors.toMap(Unknown::word, Unknown::nearest, (one, _) -> one));
    }

    /** The words that somebody may have begun to write. */
    Mono<List<String>> begun(String beginning) {
        return sql("SELECT array(SELECT words_alike(unaccent(?))) AS known", beginning)
                .on(client)
                .map(row -> Spelling.nearestBegun(beginning, known(row)))
                .one();
    }

    private static List<String> known(io.r2dbc.spi.Readable row) {
        return List.of(Columns.required(row, "known", String[].class));
    }
}
