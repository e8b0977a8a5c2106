package io.vitrine.domain.token;

import java.util.Arrays;

/**
 * A refresh token that only who presents its predecessor can have opened.
 *
 * @param bytes as they are kept
 */
public record SealedToken(byte[] bytes) {
    @Override
    public boolean equals(Object other) {
        return other instanceof SealedToken(var others) && Arrays.equals(bytes, others);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SealedToken[...]";
    }
}
