package io.vitrine.adapter.web.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of comma-separated values. A cell that a spreadsheet would take for a formula is made a text by an apostrophe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV Injection</a>
 */
final class Csv {

    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private Csv() {}

    /** One row with its end; null is an empty cell. */
    static String row(List<? extends @Nullable String> cells) {
        var row = new StringBuilder();
        for (int at = 0; at < cells.size(); at++) {
            if (at > 0) {
                row.append(',');
            }
            append(row, cells.get(at));
        }
        return row.append("\r\n").toString();
    }

    private static void append(StringBuilder row, @Nullable String cell) {
        if (cell == null || cell.isEmpty()) {
            return;
        }
        var text = BEGINS_A_FORMULA.indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
        if (needsQuotes(text)) {
            row.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            row.append(text);
        }
    }

    private static boolean needsQuotes(String text) {
        for (int at = 0; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case ',', '"', '\r', '\n' -> {
                    return true;
                }
                default -> {
                    // needs none
                }
            }
        }
        return false;
    }
}
