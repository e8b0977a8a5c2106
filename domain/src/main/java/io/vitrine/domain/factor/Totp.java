package io.vitrine.domain.factor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * The codes of one secret: six digits that are good for 30 seconds, as every app makes them. RFC 6238 with SHA-1, on RFC 4226.
 *
 * @param hmac HMAC-SHA-1 under the secret of a counter of eight bytes
 */
public record Totp(LongFunction<byte[]> hmac) {
    /** How long a code is the one of the moment. */
    public static final Duration STEP = Duration.ofSeconds(30);

    /** How many digits a code has. */
    public static final int DIGITS = 6;

    /** By how many steps the clock of an app may be wrong, either way. RFC 6238, section 5.2. */
    private static final int WINDOW = 1;

    private static final int MODULUS = 1_000_000;

    /** The step of a moment, counted from 1970. */
    public static long stepAt(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
    }

    /** The code of a step. RFC 4226, section 5.3. */
    public String code(long step) {
        var hash = hmac.apply(step);
        var offset = hash[hash.length - 1] & 0xF;
        var number = (hash[offset] & 0x7F) << 24
                | (hash[offset + 1] & 0xFF) << 16
                | (hash[offset + 2] & 0xFF) << 8
                | hash[offset + 3] & 0xFF;
        return "%06d".formatted(number % MODULUS);
    }

    /** The latest step that a code is right for now; empty for a code that is wrong. */
    public OptionalLong stepOf(SentCode.OfApp sent, Instant now) {
        var middle = stepAt(now);
        return LongStream.rangeClosed(middle - WINDOW, middle + WINDOW)
                .filter(step -> areEqual(code(step), sent.digits()))
                .max();
    }

    /** The time that it takes tells nothing about where they differ. */
    private static boolean areEqual(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
