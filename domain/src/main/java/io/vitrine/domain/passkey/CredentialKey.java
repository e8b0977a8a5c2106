package io.vitrine.domain.passkey;

import io.vitrine.domain.shared.InvalidValue;
import java.util.Arrays;

/**
 * The public key that verifies what a credential signs.
 *
 * @param cose as COSE writes it (RFC 9052, section 7); at most 1,024 bytes, which is enough for RSA of 4,096 bits: larger keys
 *     would make their verification dear
 */
public record CredentialKey(byte[] cose) {
    private static final int LONGEST = 1_024;

    public CredentialKey {
        if (cose.length == 0 || cose.length > LONGEST) {
            throw new InvalidValue("credential-key", "has not between 1 and 1,024 bytes");
        }
        cose = cose.clone();
    }

    @Override
    public byte[] cose() {
        return cose.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CredentialKey key && Arrays.equals(cose, key.cose);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cose);
    }

    @Override
    public String toString() {
        return "CredentialKey[" + cose.length + " bytes]";
    }
}
