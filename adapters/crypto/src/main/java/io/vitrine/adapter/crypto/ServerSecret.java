package io.vitrine.adapter.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** The secret that every instance knows. It is never used itself: each purpose has a key of its own (RFC 5869). */
final class ServerSecret {
    static final int LEAST_BYTES = 32;
    private static final int KEY_BYTES = 32;

    private final byte[] value;

    ServerSecret(String value) {
        this.value = value.getBytes(StandardCharsets.UTF_8);
        if (this.value.length < LEAST_BYTES) {
            throw new IllegalArgumentException("a secret has at least " + LEAST_BYTES + " bytes");
        }
    }

    /** The HMAC-SHA256 key for this purpose. */
    SecretKey keyFor(String purpose) {
        return keyFor(purpose, "HmacSHA256");
    }

    /** The AES-256 key for this purpose. */
    SecretKey cipherKeyFor(String purpose) {
        return keyFor(purpose, "AES");
    }

    private SecretKey keyFor(String purpose, String algorithm) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(value)
                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HKDF-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "ServerSecret[...]";
    }
}
