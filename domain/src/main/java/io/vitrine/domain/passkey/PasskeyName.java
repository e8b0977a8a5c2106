package io.vitrine.domain.passkey;

import io.vitrine.domain.shared.InvalidValue;

/** What the owner of a passkey calls it, to tell it from others: 1 to 100 characters, kept as sent. */
public record PasskeyName(String value) {
    private static final int LONGEST = 100;

    public PasskeyName {
        if (value.codePointCount(0, value.length()) > LONGEST) {
            throw new InvalidValue("too-long", "has more than " + LONGEST + " characters");
        }
        if (value.isBlank()) {
            throw new InvalidValue("blank", "has nothing to be seen");
        }
        if (value.codePoints().anyMatch(PasskeyName::isRefused)) {
            throw new InvalidValue("character", "contains a control character or half of a surrogate pair");
        }
    }

    private static boolean isRefused(int codePoint) {
        var type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }

    @Override
    public String toString() {
        return value;
    }
}
