package io.vitrine.adapter.webauthn;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;

/** As much of CBOR (RFC 8949) as authenticators write. */
final class Cbor {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Cbor() {}

    static byte[] written(Object value) {
        var cbor = new Cbor();
        cbor.write(value);
        return cbor.bytes.toByteArray();
    }

    private void write(Object value) {
        switch (value) {
            case Integer number when number < 0 -> head(1, -1 - number);
            case Integer number -> head(0, number);
            case byte[] string -> {
                head(2, string.length);
                bytes.writeBytes(string);
            }
            case String text -> {
                head(3, text.getBytes(UTF_8).length);
                bytes.writeBytes(text.getBytes(UTF_8));
            }
            case Map<?, ?> map -> {
                head(5, map.size());
                map.forEach((key, member) -> {
                    write(key);
                    write(member);
                });
            }
            default -> throw new IllegalArgumentException(value.getClass().getName());
        }
    }

    private void head(int type, int argument) {
        if (argument < 24) {
            bytes.write(type << 5 | argument);
        } else if (argument < 1 << 8) {
            bytes.write(type << 5 | 24);
            bytes.write(argument);
        } else {
            bytes.write(type << 5 | 25);
            bytes.writeBytes(ByteBuffer.allocate(2).putShort((short) argument).array());
        }
    }
}
