package io.vitrine.adapter.r2dbc;

import static io.vitrine.adapter.r2dbc.Sql.sql;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tests names for words that begin as somebody typed. */
final class WordBeginnings {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final String BETWEEN_WORDS = "[^[:alnum:]]+";

    private WordBeginnings() {}

    /** The words of a text, case and accents folded as in the sort key of a name. */
    static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT))
                .filter(word -> word.codePoints().allMatch(Character::isLetterOrDigit) && !word.isEmpty())
                .toList();
    }

    /** The name has all of these words in a row, but for the last of which the beginning will do. */
    static Sql hasInARow(String table, Collection<List<String>> rows) {
        var pattern = rows.stream().map(row -> String.join(BETWEEN_WORDS, row)).collect(Collectors.joining("|"));
        return matches(table, "(" + pattern + ")");
    }

    /** The name has a word that begins so. */
    static Sql has(String table, String beginning) {
        return matches(table, beginning);
    }

    /** What a letter is differs from alphabet to alphabet, and is known to this collation. */
    private static Sql matches(String table, String pattern) {
        return sql(table + ".name_key COLLATE pg_c_utf8 ~ ?", "(^|[^[:alnum:]])" + pattern);
    }
}
