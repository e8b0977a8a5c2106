package io.vitrine.domain.catalogue;

import io.vitrine.domain.shared.InvalidValue;
import java.util.regex.Pattern;

/** The name of an attribute: a Latin letter, then up to 63 letters, digits or underscores. */
public record AttributeName(String value) implements Comparable<AttributeName> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    public AttributeName {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue(
                    "attribute-name", "is not a letter followed by up to 63 letters, digits or underscores");
        }
    }

    @Override
    public int compareTo(AttributeName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
