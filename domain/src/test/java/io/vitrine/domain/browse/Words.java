package io.vitrine.domain.browse;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How the fakes take a text apart: folded words, their stems, and how alike two of them are. */
final class Words {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
    private static final double ALIKE = 0.4;

    private Words() {}

    /**
     * A word of a text.
     *
     * @param start where it begins in the text as it was given
     */
    record Word(String folded, int start, int end) {
        String stem() {
            if (folded.length() > 4 && folded.endsWith("ies")) {
                return folded.substring(0, folded.length() - 3) + "y";
            }
            var plural = folded.length() > 3 && folded.endsWith("s") && !folded.endsWith("ss");
            return plural ? folded.substring(0, folded.length() - 1) : folded;
        }
    }

    static List<Word> of(String text) {
        return WORD.matcher(text)
                .results()
                .map(found -> new Word(folded(found.group()), found.start(), found.end()))
                .toList();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Whether they share most of their groups of three letters. */
    static boolean areAlike(String one, String other) {
        var shared = trigrams(one);
        shared.retainAll(trigrams(other));
        var all = trigrams(one);
        all.addAll(trigrams(other));
        return (double) shared.size() / all.size() >= ALIKE;
    }

    private static Set<String> trigrams(String word) {
        var padded = "  " + word + " ";
        var trigrams = new HashSet<String>();
        for (int start = 0; start + 3 <= padded.length(); start++) {
            trigrams.add(padded.substring(start, start + 3));
        }
        return trigrams;
    }
}
