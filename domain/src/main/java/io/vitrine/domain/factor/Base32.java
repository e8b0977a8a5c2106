package io.vitrine.domain.factor;

/** Base32 without padding (RFC 4648, section 6). */
final class Base32 {
    static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static final int BITS = 5;
    private static final int LAST = (1 << BITS) - 1;

    private Base32() {}

    static String of(byte[] bytes) {
        var text = new StringBuilder();
        var waiting = 0;
        var bits = 0;
        for (var next : bytes) {
            waiting = waiting << Byte.SIZE | next & 0xFF;
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt(waiting >> bits & LAST));
            }
            waiting &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(waiting << BITS - bits & LAST));
        }
        return text.toString();
    }
}
