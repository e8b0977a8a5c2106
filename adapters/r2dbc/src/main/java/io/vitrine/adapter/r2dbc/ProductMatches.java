package io.vitrine.adapter.r2dbc;

import static io.vitrine.adapter.r2dbc.Sql.sql;

import io.vitrine.domain.browse.Match;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a search matches a text. PostgreSQL marks the matches with two control characters, which no text of the catalogue
 * contains, and which are taken out again here.
 */
final class ProductMatches {

    private static final char START = '\u0001';
    private static final char END = '\u0002';

    private ProductMatches() {}

    /** The text of a column with its matches marked. */
    static Sql marked(String column, Sql query) {
        return sql("ts_headline('vitrine', coalesce(" + column + ", ''), ").then(query).then(", ?)")
                .with("HighlightAll=true, StartSel=\"" + START + "\", StopSel=\"" + END + "\"");
    }

    static List<Match> in(String field, String marked) {
        var matches = new ArrayList<Match>();
        int marks = 0;
        int start = 0;
        for (int index = 0; index < marked.length(); index++) {
            switch (marked.charAt(index)) {
                case START -> start = index - marks++;
                case END -> matches.add(new Match(field, start, index - marks++));
                default -> {}
            }
        }
        return matches;
    }
}
