package io.vitrine.adapter.r2dbc;

import static io.vitrine.adapter.r2dbc.Sql.sql;

import io.r2dbc.spi.Readable;
import io.vitrine.domain.browse.Match;
import io.vitrine.domain.browse.SearchText;
import io.vitrine.domain.catalogue.ProductId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Where a search matches its products. PostgreSQL marks the matching words with two control characters, which no text of
 * the catalogue contains, and which are taken out again here.
 */
final class ProductMatches {

    private static final char START = '\u0001';
    private static final char END = '\u0002';
    private static final String MARKED = "HighlightAll=true, StartSel=\"" + START + "\", StopSel=\"" + END + '"';

    private static final Map<String, String> FIELDS =
            Map.of("brand.name", "brand_name", "description", "description", "name", "name");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

    private final DatabaseClient client;

    ProductMatches(DatabaseClient client) {
        this.client = client;
    }

    /**
     * One mark-up of one field.
     *
     * @param words how many marked words in a row are one match
     */
    private record Marking(String field, Sql query, int words) {
        Sql column() {
            return sql("ts_headline('vitrine', coalesce(" + FIELDS.get(field) + ", ''), ")
                    .then(query)
                    .then(sql(", ?)", MARKED));
        }
    }

    private record Matched(ProductId product, List<Match> matches) {}

    /** @param products a condition on the products */
    Mono<Map<ProductId, List<Match>>> of(SearchText search, Map<String, List<String>> standIns, Sql products) {
        var markings = FIELDS.keySet().stream()
                .flatMap(field -> markings(field, search, standIns))
                .toList();
        return Sql.joined(", ", markings.stream().map(Marking::column).toList())
                .within("SELECT id, array[", "] AS marked FROM product WHERE ")
                .then(products)
                .on(client)
                .map(row -> matched(row, markings))
                .all()
                .filter(matched -> !matched.matches().isEmpty())
                .collectMap(Matched::product, Matched::matches);
    }

    private static Stream<Marking> markings(String field, SearchText search, Map<String, List<String>> standIns) {
        var words = search.words().stream()
                .flatMap(word -> standIns.getOrDefault(word, List.of(word)).stream())
                .map(SearchTerms::word)
                .toList();
        var phrases = search.phrases().stream()
                .map(phrase -> new Marking(field, SearchTerms.phrase(phrase), (int)
                        WORD.matcher(phrase).results().count()));
        return words.isEmpty()
                ? phrases
                : Stream.concat(Stream.of(new Marking(field, Sql.joined(" || ", words), 1)), phrases);
    }

    private static Matched matched(Readable row, List<Marking> markings) {
        var marked = Columns.required(row, "marked", String[].class);
        var matches = IntStream.range(0, marked.length)
                .boxed()
                .flatMap(index -> in(marked[index], markings.get(index)).stream())
                .distinct()
                .sorted(Comparator.comparing(Match::field).thenComparing(Match::start))
                .toList();
        return new Matched(new ProductId(Columns.uuid(row, "id")), matches);
    }

    private static List<Match> in(String marked, Marking marking) {
        var words = new ArrayList<Match>();
        var text = new StringBuilder();
        int start = 0;
        for (int index = 0; index < marked.length(); index++) {
            switch (marked.charAt(index)) {
                case START -> start = text.length();
                case END -> words.add(new Match(marking.field(), start, text.length()));
                default -> text.append(marked.charAt(index));
            }
        }
        return marking.words() == 1 ? words : rows(words, text, marking.words());
    }

    /** The marked words that follow each other in rows of this length. */
    private static List<Match> rows(List<Match> words, CharSequence text, int length) {
        var rows = new ArrayList<Match>();
        int inRow = 0;
        for (int index = 0; index < words.size(); index++) {
            var follows = index > 0
                    && !WORD.matcher(text)
                            .region(words.get(index - 1).end(), words.get(index).start())
                            .find();
            inRow = follows ? inRow + 1 : 1;
            if (inRow == length) {
                var first = words.get(index + 1 - length);
                rows.add(
                        new Match(first.field(), first.start(), words.get(index).end()));
                inRow = 0;
            }
        }
        return rows;
    }
}
