package io.vitrine.domain.factor;

import io.vitrine.domain.account.EmailAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What an authenticator app and the service make the same codes from. A secret: it is shown once, and kept sealed.
 *
 * @param bytes 20 of them, the length of what SHA-1 gives: RFC 4226, section 4, R6
 */
public record TotpSecret(byte[] bytes) {
    /** How many bytes a secret has. */
    public static final int BYTES = 20;

    public TotpSecret {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a secret has " + BYTES + " bytes");
        }
    }

    /** As somebody types it into an app: base32. */
    public String text() {
        return Base32.of(bytes);
    }

    /**
     * As an app reads it from a picture: {@code otpauth://totp/...}, in the form that apps agree on.
     *
     * @param issuer who asks for the codes, as the app shows it
     */
    public String uri(String issuer, EmailAddress owner) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
                .formatted(
                        encoded(issuer),
                        encoded(owner.value()),
                        text(),
                        encoded(issuer),
                        Totp.DIGITS,
                        Totp.STEP.toSeconds());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TotpSecret(var others) && Arrays.equals(bytes, others);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "TotpSecret[...]";
    }
}
