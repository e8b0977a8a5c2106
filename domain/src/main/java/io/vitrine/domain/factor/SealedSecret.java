package io.vitrine.domain.factor;

import java.util.Arrays;

/**
 * A secret that only the service can open, and only as the secret of the account that it was sealed for.
 *
 * @param bytes as they are kept
 */
public record SealedSecret(byte[] bytes) {
    @Override
    public boolean equals(Object other) {
        return other instanceof SealedSecret(var others) && Arrays.equals(bytes, others);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SealedSecret[...]";
    }
}
