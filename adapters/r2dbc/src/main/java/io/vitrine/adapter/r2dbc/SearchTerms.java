package io.vitrine.adapter.r2dbc;

import static io.vitrine.adapter.r2dbc.Sql.joined;
import static io.vitrine.adapter.r2dbc.Sql.sql;

import io.vitrine.domain.browse.SearchText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A search as {@code tsquery}. What people typed is bound and read by PostgreSQL's own functions, which know no syntax.
 *
 * @param wanted what must be there
 * @param unwanted what must not
 */
record SearchTerms(Sql wanted, Optional<Sql> unwanted) {

    /** @param standIns the words that stand in for some of the words */
    static SearchTerms of(SearchText search, Map<String, List<String>> standIns) {
        var wanted = new ArrayList<Sql>();
        search.words().forEach(word -> wanted.add(anyOf(standIns.getOrDefault(word, List.of(word)))));
        search.phrases().forEach(phrase -> wanted.add(phrase(phrase)));
        var unwanted = search.exclusions().stream().map(SearchTerms::phrase).toList();
        return new SearchTerms(
                joined(" && ", wanted).within("(", ")"),
                unwanted.isEmpty()
                        ? Optional.empty()
                        : Optional.of(joined(" || ", unwanted).within("(", ")")));
    }

    static Sql word(String word) {
        return sql("plainto_tsquery('vitrine', ?)", word);
    }

    /** What matches, in whatever part of the text. */
    Sql anywhere() {
        var query = unwanted.map(it -> wanted.then(" && !! ").then(it)).orElse(wanted);
        return sql("product.words @@ (").then(query).then(")");
    }

    /** What matches in the words that weigh most. */
    Sql inHeadline() {
        var match = sql("product.headline @@ ").then(wanted);
        // An index would have to be read from end to end for what is not there.
        return unwanted.map(it -> match.then(" AND NOT product.words @@ ").then(it))
                .orElse(match);
    }

    /** What matches, but needs the description for it. */
    Sql elsewhere() {
        return anywhere().then(" AND NOT product.headline @@ ").then(wanted);
    }

    private static Sql anyOf(List<String> words) {
        return joined(" || ", words.stream().map(SearchTerms::word).toList()).within("(", ")");
    }

    static Sql phrase(String phrase) {
        return sql("phraseto_tsquery('vitrine', ?)", phrase);
    }
}
