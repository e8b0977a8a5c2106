package io.vitrine.domain.account;

import io.vitrine.domain.shared.SecretDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A token that is mailed to the owner of an account: {@code vp1_} and 32 random bytes in base64url, for one use within an hour. A
 * secret.
 *
 * @param value as it is sent
 */
public record MailedToken(String value) {
    /** How long it can be used. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    private static final String PREFIX = "vp1_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    /** What it is good for. */
    public enum Purpose {
        VERIFY_EMAIL,
        RESET_PASSWORD
    }

    public MailedToken {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a mailed token");
        }
    }

    /** The token that was sent, if it has the form of one. */
    public static Optional<MailedToken> sent(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new MailedToken(text)) : Optional.empty();
    }

    /** The token of these 32 random bytes. */
    public static MailedToken of(byte[] random) {
        return new MailedToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    public SecretDigest digest() {
        return SecretDigest.of(value);
    }

    @Override
    public String toString() {
        return "MailedToken[...]";
    }
}
