package io.vitrine.adapter.web.request;

import io.vitrine.domain.shared.InvalidValue;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes a part of a query as forms write it: {@code +} is a blank, {@code %E2%82%AC} is UTF-8. */
final class QueryText {

    private QueryText() {}

    /** The text that was encoded; refuses what no encoder writes instead of guessing. */
    static String decoded(String encoded) {
        var text = isPlain(encoded) ? encoded : fromUtf8(bytesOf(encoded));
        if (text.chars().anyMatch(QueryText::isControl)) {
            throw new InvalidValue("character", "contains a control character");
        }
        return text;
    }

    private static boolean isPlain(String encoded) {
        return encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0;
    }

    private static byte[] bytesOf(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            switch (encoded.charAt(at)) {
                case '+' -> bytes.write(' ');
                case '%' -> {
                    bytes.write(hexadecimal(encoded, at + 1));
                    at += 2;
                }
                default -> {
                    var end = encoded.offsetByCodePoints(at, 1);
                    bytes.writeBytes(encoded.substring(at, end).getBytes(StandardCharsets.UTF_8));
                    at = end - 1;
                }
            }
        }
        return bytes.toByteArray();
    }

    private static int hexadecimal(String encoded, int at) {
        var high = at + 1 < encoded.length() ? Character.digit(encoded.charAt(at), 16) : -1;
        var low = at + 1 < encoded.length() ? Character.digit(encoded.charAt(at + 1), 16) : -1;
        if (high < 0 || low < 0) {
            throw new InvalidValue("encoding", "has a '%' that is not followed by two hexadecimal digits");
        }
        return 16 * high + low;
    }

    private static String fromUtf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new InvalidValue("encoding", "is not percent-encoded UTF-8");
        }
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && character != '\t' && character != '\n' && character != '\r';
    }
}
