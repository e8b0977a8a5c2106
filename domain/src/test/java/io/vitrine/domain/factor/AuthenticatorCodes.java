package io.vitrine.domain.factor;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The codes of an authenticator app (RFC 6238), by nothing that the service is made of. The moment in which it is told its secret is the one
 * of its codes, so that a test that takes a while does not depend on when it began.
 *
 * @param secret as it was told, in base 32
 * @param step of the time at which it was
 */
public record AuthenticatorCodes(String secret, long step) {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** One that is told a secret now. */
    public static AuthenticatorCodes with(String secret) {
        return new AuthenticatorCodes(secret, Clock.systemUTC().instant().getEpochSecond() / 30);
    }

    public String code() {
        return code(step);
    }

    /** The code that the app shows next, which is accepted already. */
    public String nextCode() {
        return code(step + 1);
    }

    /** A code that is not accepted at the moment. */
    public String wrongCode() {
        return "%06d".formatted((Integer.parseInt(nextCode()) + 1) % 1_000_000);
    }

    private String code(long counter) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key(), "HmacSHA1"));
            var hash = ByteBuffer.wrap(
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter).array()));
            return "%06d".formatted((hash.getInt(hash.get(19) & 0xF) & Integer.MAX_VALUE) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The secret as bytes. */
    public byte[] key() {
        var bits = new StringBuilder();
        secret.chars()
                .forEach(letter -> bits.append("%5s"
                        .formatted(Integer.toBinaryString(ALPHABET.indexOf(letter)))
                        .replace(' ', '0')));
        var bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }
}
