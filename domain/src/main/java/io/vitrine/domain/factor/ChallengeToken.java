package io.vitrine.domain.factor;

import io.vitrine.domain.shared.SecretDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody holds whose password was right, until the second factor is proven: {@code vc1_} and 32 random bytes in base64url, for
 * one login within five minutes. A secret.
 *
 * @param value as it is sent
 */
public record ChallengeToken(String value) {
    /** How long it can be used. */
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final String PREFIX = "vc1_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    public ChallengeToken {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a challenge");
        }
    }

    /** The token that was sent, if it has the form of one. */
    public static Optional<ChallengeToken> sent(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ChallengeToken(text)) : Optional.empty();
    }

    /** The token of these 32 random bytes. */
    public static ChallengeToken of(byte[] random) {
        return new ChallengeToken(
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    public SecretDigest digest() {
        return SecretDigest.of(value);
    }

    @Override
    public String toString() {
        return "ChallengeToken[...]";
    }
}
