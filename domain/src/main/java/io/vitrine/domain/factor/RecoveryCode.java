package io.vitrine.domain.factor;

import io.vitrine.domain.shared.SecretDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A code on paper for somebody who lost the app: 80 random bits in base32, for one use. A secret: it is shown once, and kept as a
 * digest only. That many bits need no slow hash.
 *
 * @param value as it is shown: {@code k4m2-x7qp-3fzt-b6wn}
 */
public record RecoveryCode(String value) {
    /** How many an account gets at once. */
    public static final int MANY = 10;

    /** How many random bytes one has. */
    public static final int BYTES = 10;

    private static final Pattern FORM = Pattern.compile("[a-z2-7]{4}(-[a-z2-7]{4}){3}");
    private static final Pattern BARE = Pattern.compile("[a-z2-7]{16}");
    private static final Pattern BETWEEN_GROUPS = Pattern.compile("[ -]");
    private static final Pattern GROUP = Pattern.compile("(.{4})(?!$)");

    public RecoveryCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a recovery code");
        }
    }

    /** The code of these 10 random bytes. */
    public static RecoveryCode of(byte[] random) {
        return new RecoveryCode(grouped(Base32.of(random).toLowerCase(Locale.ROOT)));
    }

    /** The code that was sent, if it has the form of one. It may be in capitals, and grouped in another way. */
    public static Optional<RecoveryCode> sent(String text) {
        var bare = BETWEEN_GROUPS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
        return BARE.matcher(bare).matches() ? Optional.of(new RecoveryCode(grouped(bare))) : Optional.empty();
    }

    private static String grouped(String bare) {
        return GROUP.matcher(bare).replaceAll("$1-");
    }

    public SecretDigest digest() {
        return SecretDigest.of(value);
    }

    @Override
    public String toString() {
        return "RecoveryCode[...]";
    }
}
