package io.vitrine.domain.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a request asked for, so that another request under the same key is noticed.
 *
 * @param sha256 in lower-case hexadecimal, over operation and body
 */
public record Fingerprint(String sha256) {
    public Fingerprint {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256 in hexadecimal");
        }
    }

    /**
     * The fingerprint of an operation on a body.
     *
     * @param operation method, path and whatever else changes the meaning of the body
     */
    public static Fingerprint of(String operation, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(operation.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return new Fingerprint(HexFormat.of().formatHex(digest.digest(body)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
