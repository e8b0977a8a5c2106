package io.vitrine.adapter.web.request;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The members of a list header (RFC 9110, section 5.6.1), the last one first; many lines are one list. Reading from the end,
 * nothing that stands in front of a member can change what it is: neither a quote that was never closed nor an escape.
 */
final class ListedLast implements Iterator<String> {

    private final List<String> lines;
    private int line;
    private int end;
    private @Nullable String next;

    ListedLast(List<String> lines) {
        this.lines = lines;
        this.line = lines.size();
        this.end = -1;
        advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public String next() {
        var member = next;
        if (member == null) {
            throw new NoSuchElementException();
        }
        advance();
        return member;
    }

    /** Finds the member before; those that are empty are none. */
    private void advance() {
        next = null;
        while (next == null && (end >= 0 || line > 0)) {
            if (end < 0) {
                line--;
                end = lines.get(line).length();
            }
            var text = lines.get(line);
            var comma = commaBefore(text, end);
            var member = text.substring(comma + 1, end).strip();
            end = comma;
            if (!member.isEmpty()) {
                next = member;
            }
        }
    }

    private static int commaBefore(String text, int end) {
        var quoted = false;
        for (int at = end - 1; at >= 0; at--) {
            var sign = text.charAt(at);
            if (sign == ',' && !quoted) {
                return at;
            }
            if (sign == '"' && !(quoted && isEscaped(text, at))) {
                quoted = !quoted;
            }
        }
        return -1;
    }

    private static boolean isEscaped(String text, int at) {
        var before = at - 1;
        while (before >= 0 && text.charAt(before) == '\\') {
            before--;
        }
        return (at - 1 - before) % 2 != 0;
    }
}
