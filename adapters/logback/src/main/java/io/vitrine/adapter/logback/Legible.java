package io.vitrine.adapter.logback;

/**
 * Text as it may stand in a line of the log. What would end the line, command a terminal or turn the order of what follows around is
 * written as an escape, such as {@code \n} or {@code \u202e}; so nobody can make a line that looks like one of ours.
 */
final class Legible {

    private Legible() {}

    /** The text, with escapes in place of what is not to be seen. */
    static String line(String text) {
        return escaped(text, false);
    }

    /** As {@link #line}, but for the control characters that JSON escapes itself. */
    static String json(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean json) {
        for (int at = 0; at < text.length(); at++) {
            if (isOdd(text.charAt(at), json)) {
                return escapedFrom(at, text, json);
            }
        }
        return text;
    }

    private static String escapedFrom(int first, String text, boolean json) {
        var escaped = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int at = first; at < text.length(); at++) {
            var sign = text.charAt(at);
            if (isOdd(sign, json)) {
                escape(sign, escaped);
            } else {
                escaped.append(sign);
            }
        }
        return escaped.toString();
    }

    private static boolean isOdd(char sign, boolean json) {
        if (sign < ' ' || sign == '\u007f') {
            return !json;
        }
        if (sign < '\u007f') {
            return false;
        }
        return switch (Character.getType(sign)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static void escape(char sign, StringBuilder escaped) {
        switch (sign) {
            case '\n' -> escaped.append("\\n");
            case '\r' -> escaped.append("\\r");
            case '\t' -> escaped.append("\\t");
            default -> escaped.append("\\u%04x".formatted((int) sign));
        }
    }
}
