package io.vitrine.domain.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is kept of a token: enough to recognise it, and nothing to use it with. A random token of 256 bits needs no slow hash.
 *
 * @param sha256 in lower-case hexadecimal
 */
public record SecretDigest(String sha256) {

    public SecretDigest {
        if (sha256.length() != 64) {
            throw new IllegalArgumentException("not a SHA-256 in hexadecimal");
        }
    }

    /** The digest of a token as it is sent. */
    public static SecretDigest of(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new SecretDigest(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
