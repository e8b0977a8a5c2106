package io.vitrine.domain.passkey;

import io.vitrine.domain.shared.SecretDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * What an authenticator is to sign, so that an old answer is worth nothing: 32 random bytes, for one use within five minutes. It is no
 * secret to whoever got it, and to nobody else it is of use.
 *
 * @param value in base64url
 */
public record Challenge(String value) {
    /** How long it can be answered. */
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final int BYTES = 32;

    public Challenge {
        if (Base64.getUrlDecoder().decode(value).length != BYTES) {
            throw new IllegalArgumentException("not a challenge");
        }
    }

    /** The challenge of these 32 random bytes. */
    public static Challenge of(byte[] random) {
        return new Challenge(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** The challenge that was answered, if it has the form of one. */
    public static Optional<Challenge> answered(byte[] bytes) {
        return bytes.length == BYTES ? Optional.of(of(bytes)) : Optional.empty();
    }

    public byte[] bytes() {
        return Base64.getUrlDecoder().decode(value);
    }

    /** What is kept of it. */
    public SecretDigest digest() {
        return SecretDigest.of(value);
    }

    @Override
    public String toString() {
        return "Challenge[...]";
    }
}
