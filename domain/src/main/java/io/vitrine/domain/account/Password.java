package io.vitrine.domain.account;

import java.nio.charset.StandardCharsets;

/**
 * A password as it was typed. A secret: it is hashed, and never kept.
 *
 * @param value any text
 */
public record Password(String value) {
    /** The length by which bcrypt is limited. */
    int bytes() {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }

    int characters() {
        return value.codePointCount(0, value.length());
    }

    @Override
    public String toString() {
        return "Password[...]";
    }
}
