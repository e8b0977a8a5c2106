package io.vitrine.domain.catalogue;

import io.vitrine.domain.shared.InvalidValue;
import java.util.regex.Pattern;

/** A name for addresses: lower-case Latin letters and digits joined by single hyphens, up to 200 characters. */
public record Slug(String value) {
    private static final int LONGEST = 200;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");

    public Slug {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new InvalidValue("slug", "is not lower-case letters and digits joined by single hyphens");
        }
    }

    /**
     * The slug of a text: {@code U.S. Polo Assn.} gives {@code u-s-polo-assn}.
     *
     * @param fallback for a text that has neither a Latin letter nor a digit
     */
    public static Slug of(String text, String fallback) {
        var joined = SEPARATORS.matcher(Characters.folded(text, 2 * LONGEST)).replaceAll("-");
        var cut = withoutOuterHyphens(joined.substring(0, Math.min(joined.length(), LONGEST)));
        return new Slug(cut.isEmpty() ? fallback : cut);
    }

    /** The n-th choice when others are taken: itself, then {@code -2}, {@code -3} ... */
    public Slug choice(int n) {
        if (n == 1) {
            return this;
        }
        var suffix = "-" + n;
        return new Slug(withoutOuterHyphens(value.substring(0, Math.min(value.length(), LONGEST - suffix.length())))
                + suffix);
    }

    private static String withoutOuterHyphens(String text) {
        var start = text.startsWith("-") ? 1 : 0;
        var end = text.endsWith("-") ? text.length() - 1 : text.length();
        return start >= end ? "" : text.substring(start, end);
    }

    @Override
    public String toString() {
        return value;
    }
}
