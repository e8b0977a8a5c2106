package io.vitrine.domain.token;

import io.vitrine.domain.shared.SecretDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A refresh token as its owner holds it: {@code vr1_} and 32 random bytes in base64url. A secret: it is sent, and never kept.
 *
 * @param value as it is sent
 */
public record RefreshToken(String value) {
    /** Lets scanners for leaked secrets find one. */
    private static final String PREFIX = "vr1_";

    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    public RefreshToken {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a refresh token");
        }
    }

    /** The token that was sent, if it has the form of one. */
    public static Optional<RefreshToken> sent(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RefreshToken(text)) : Optional.empty();
    }

    /** The token of these 32 random bytes. */
    public static RefreshToken of(byte[] random) {
        return new RefreshToken(PREFIX + Base64Url.of(random));
    }

    public SecretDigest digest() {
        return SecretDigest.of(value);
    }

    @Override
    public String toString() {
        return "RefreshToken[...]";
    }
}
