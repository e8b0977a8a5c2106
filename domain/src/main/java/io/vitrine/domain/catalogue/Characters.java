package io.vitrine.domain.catalogue;

import io.vitrine.domain.shared.InvalidValue;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Rules that every text of the catalogue follows. Text is data: nothing is trimmed, decoded or rendered. */
final class Characters {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Characters() {}

    /** Requires a length in code points and refuses control characters and broken surrogate pairs. */
    static String checked(String text, int least, int most) {
        // A code point takes one or two chars, so a text that is far too long is refused without counting.
        if (text.length() > 2 * most || text.codePointCount(0, text.length()) > most) {
            throw new InvalidValue("too-long", "has more than " + most + " characters");
        }
        if (text.codePointCount(0, text.length()) < least) {
            throw new InvalidValue("too-short", least == 1 ? "is empty" : "has fewer than " + least + " characters");
        }
        text.codePoints().filter(Characters::isRefused).findFirst().ifPresent(refused -> {
            throw new InvalidValue("character", "contains the character U+%04X".formatted(refused));
        });
        return text;
    }

    /** Requires besides that something is to be seen. */
    static String checkedVisible(String text, int most) {
        if (checked(text, 1, most).isBlank()) {
            throw new InvalidValue("blank", "has only blanks");
        }
        return text;
    }

    private static boolean isRefused(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint != '\t' && codePoint != '\n' && codePoint != '\r';
            case Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** Case and accents folded (Unicode NFKD without marks, lower case), at most {@code most} code points. */
    static String folded(String text, int most) {
        var folded = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return folded.codePointCount(0, folded.length()) <= most
                ? folded
                : folded.substring(0, folded.offsetByCodePoints(0, most));
    }
}
