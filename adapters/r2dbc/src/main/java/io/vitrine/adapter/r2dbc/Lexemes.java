package io.vitrine.adapter.r2dbc;

import java.util.Collection;
import java.util.stream.Collectors;

/** Conditions on {@link ProductTerms} in the language of {@code tsquery}, in which every lexeme is quoted. */
final class Lexemes {

    private Lexemes() {}

    static String any(Collection<String> lexemes) {
        return lexemes.stream().map(Lexemes::quoted).collect(Collectors.joining(" | ", "(", ")"));
    }

    static String anyBeginning(Collection<String> beginnings) {
        return beginnings.stream()
                .map(beginning -> quoted(beginning) + ":*")
                .collect(Collectors.joining(" | ", "(", ")"));
    }

    static String none(Collection<String> lexemes) {
        return "!" + any(lexemes);
    }

    private static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
