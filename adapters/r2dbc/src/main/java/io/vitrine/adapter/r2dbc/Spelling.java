package io.vitrine.adapter.r2dbc;

import java.util.List;
import java.util.function.ToIntFunction;

/** Which known words somebody may have meant who wrote a word that is not known. */
final class Spelling {

    private static final int MOST = 5;

    private Spelling() {}

    /**
     * The words that come nearest, if any is near: one slip of the keys in a short word, two in a longer one.
     *
     * @param known in the order of their likeness otherwise
     */
    static List<String> nearest(String written, List<String> known) {
        return nearest(written, known, word -> slips(written, word));
    }

    /** The words whose beginnings come nearest, if any is near. */
    static List<String> nearestBegun(String beginning, List<String> known) {
        return nearest(
                beginning,
                known,
                word -> slips(beginning, word.substring(0, Math.min(beginning.length(), word.length()))));
    }

    private static List<String> nearest(String written, List<String> known, ToIntFunction<String> distance) {
        var bound = written.length() <= 4 ? 1 : 2;
        var least = known.stream().mapToInt(distance).min().orElse(bound);
        return known.stream()
                .filter(word -> distance.applyAsInt(word) == Math.min(least, bound))
                .limit(MOST)
                .toList();
    }

    /** Letters left out, put in, mistaken, or in the wrong order, as few as explain it (optimal string alignment). */
    static int slips(String one, String other) {
        var before = new int[other.length() + 1];
        var last = new int[other.length() + 1];
        for (int column = 0; column < last.length; column++) {
            last[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            var current = new int[other.length() + 1];
            current[0] = row;
            for (int column = 1; column < current.length; column++) {
                var mistaken = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                var least = Math.min(last[column - 1] + mistaken, 1 + Math.min(last[column], current[column - 1]));
                var swapped = row > 1
                        && column > 1
                        && one.charAt(row - 1) == other.charAt(column - 2)
                        && one.charAt(row - 2) == other.charAt(column - 1);
                current[column] = swapped ? Math.min(least, 1 + before[column - 2]) : least;
            }
            before = last;
            last = current;
        }
        return last[other.length()];
    }
}
