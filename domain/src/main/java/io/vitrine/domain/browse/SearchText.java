package io.vitrine.domain.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody searches for: {@code bag "trolley case" -leather}. All words and phrases are wanted, case and accents do
 * not count, words are compared by their stem.
 *
 * <p>By relevance, products that have every word in name, brand or SKU come before those that need the description;
 * within both the newest come first. Where no product has a word, words spelled alike stand in for it.
 *
 * @param words wanted one by one
 * @param phrases wanted word after word
 * @param exclusions words and phrases that must not be there
 */
public record SearchText(List<String> words, List<String> phrases, List<String> exclusions) {
    private static final Pattern PART = Pattern.compile("(-?)(?:\"([^\"]*)\"?|([^\\s\"]+))");

    public SearchText {
        words = List.copyOf(words);
        phrases = List.copyOf(phrases);
        exclusions = List.copyOf(exclusions);
    }

    /** Reads a search as people type it. A quote that is never closed is closed at the end. */
    public static SearchText parse(String text) {
        var words = new ArrayList<String>();
        var phrases = new ArrayList<String>();
        var exclusions = new ArrayList<String>();
        var parts = PART.matcher(text);
        while (parts.find()) {
            var phrase = parts.group(2);
            var word = phrase == null ? parts.group(3) : phrase;
            if (word.codePoints().noneMatch(Character::isLetterOrDigit)) {
                continue;
            }
            if (!parts.group(1).isEmpty()) {
                exclusions.add(word);
            } else if (phrase != null) {
                phrases.add(word);
            } else {
                words.add(word);
            }
        }
        return new SearchText(words, phrases, exclusions);
    }

    /** Whether nothing is wanted; exclusions alone are no search. */
    public boolean isEmpty() {
        return words.isEmpty() && phrases.isEmpty();
    }
}
