package io.vitrine.domain.idempotency;

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
}
