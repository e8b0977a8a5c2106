package io.vitrine.adapter.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a password, in lower case, is among the first that are tried (NIST SP 800-63B, section 3.1.1.2). A list of the most used ones
 * holds few that are as long as ours have to be; those that are follow few patterns. So this knows a list of passwords and words, and
 * how they are put together: repeated, joined by two, along the keyboard, with a year, with digits and signs before and after, with
 * signs in the place of letters.
 */
final class WellKnownPasswords implements Predicate<String> {
    private static final String LIST = "well-known-passwords.txt";

    /** Two known words make a common password, three need not. */
    private static final int MOST_WORDS = 2;

    private static final int SHORTEST_RUN = 3;

    /** What is repeated is common when it would be too short alone. */
    private static final int LONGEST_REPEATED = 11;

    private static final List<String> RUNS = Stream.of(
                    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
                    "12345678901234567890",
                    "1122334455667788990011",
                    "aabbccddeeffgghhiijjkkllmmnnooppqqrrssttuuvvwwxxyyzz",
                    "a1b2c3d4e5f6g7h8i9j0",
                    "1a2b3c4d5e6f7g8h9i0j",
                    // Rows of keyboards, and between them.
                    "1234567890qwertyuiopasdfghjklzxcvbnm1234567890",
                    "1234567890qwertzuiopasdfghjklyxcvbnm",
                    "1234567890azertyuiopqsdfghjklmwxcvbn",
                    "1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./",
                    "1q2w3e4r5t6y7u8i9o0p",
                    "q1w2e3r4t5y6u7i8o9p0",
                    "qawsedrftgyhujikolp",
                    "azsxdcfvgbhnjmk",
                    // Columns.
                    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
                    "zaq1xsw2cde3vfr4bgt5nhy6mju7",
                    "1qazxsw23edcvfr45tgbnhy67ujm",
                    "qazwsxedcrfvtgbyhnujmikolp",
                    "qweasdzxcrtyfghvbnuiojklm",
                    "147258369147258369",
                    "741852963741852963",
                    "789456123789456123",
                    "159357159357")
            .flatMap(run -> Stream.of(run, new StringBuilder(run).reverse().toString()))
            .toList();

    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s._-]+");

    /** A stem of a few letters, and little before and after it. */
    private static final Pattern DECORATED = Pattern.compile("\\P{L}{0,4}?(\\p{L}.{3,}?\\p{L})\\P{L}{0,6}");

    private final Set<String> known;

    WellKnownPasswords() {
        try (var list = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(WellKnownPasswords.class.getResourceAsStream(LIST), LIST), UTF_8))) {
            this.known = list.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean test(String password) {
        var joined = SEPARATORS.matcher(password).replaceAll("");
        return Stream.of(password, joined)
                .flatMap(text -> Stream.of(text, stemOf(text)))
                .flatMap(WellKnownPasswords::readings)
                .distinct()
                .anyMatch(text -> isRepeated(text) || isPutTogether(text));
    }

    private static String stemOf(String text) {
        var decorated = DECORATED.matcher(text);
        return decorated.matches() ? decorated.group(1) : text;
    }

    /** A text with its signs taken for letters, or for the digits of the same keys. */
    private static Stream<String> readings(String text) {
        return Stream.of(
                text,
                replaced(text, "@4301!5$7", "aaeoiisst"),
                replaced(text, "@4301!5$7", "aaeollsst"),
                replaced(text, "!@#$%^&*()", "1234567890"));
    }

    private static String replaced(String text, String signs, String meanings) {
        var reading = new StringBuilder(text);
        for (var at = 0; at < reading.length(); at++) {
            var sign = signs.indexOf(reading.charAt(at));
            if (sign >= 0) {
                reading.setCharAt(at, meanings.charAt(sign));
            }
        }
        return reading.toString();
    }

    /** Whether something short comes again and again, the last time perhaps not to its end. */
    private static boolean isRepeated(String text) {
        for (var unit = 1; unit <= Math.min(LONGEST_REPEATED, text.length() / 2); unit++) {
            if (text.startsWith(text.substring(unit))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the whole text is runs, years and known words, and not many of these. */
    private boolean isPutTogether(String text) {
        var fewestWords = new int[text.length() + 1];
        Arrays.fill(fewestWords, MOST_WORDS + 1);
        fewestWords[0] = 0;
        for (var from = 0; from < text.length(); from++) {
            for (var to = from + 1; to <= text.length() && fewestWords[from] <= MOST_WORDS; to++) {
                var words = fewestWords[from] + wordsIn(text.substring(from, to));
                fewestWords[to] = Math.min(fewestWords[to], words);
            }
        }
        return fewestWords[text.length()] <= MOST_WORDS;
    }

    /** 0 for what is easily guessed without being a word, 1 for a known word, and too many for anything else. */
    private int wordsIn(String part) {
        if (isRun(part) || YEAR.matcher(part).matches()) {
            return 0;
        }
        return known.contains(part) ? 1 : MOST_WORDS + 1;
    }

    private static boolean isRun(String part) {
        return part.length() >= SHORTEST_RUN
                && (RUNS.stream().anyMatch(run -> run.contains(part))
                        || part.chars().allMatch(character -> character == part.charAt(0)));
    }
}
