package io.vitrine.domain.passkey;

import io.vitrine.domain.shared.InvalidValue;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * By what an authenticator knows a credential. WebAuthn level 3, section 4: Credential ID.
 *
 * @param bytes 1 to 1,023 of them
 */
public record CredentialId(byte[] bytes) {
    private static final int LONGEST = 1_023;

    public CredentialId {
        if (bytes.length == 0 || bytes.length > LONGEST) {
            throw new InvalidValue("credential-id", "has not between 1 and 1,023 bytes");
        }
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CredentialId id && Arrays.equals(bytes, id.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
