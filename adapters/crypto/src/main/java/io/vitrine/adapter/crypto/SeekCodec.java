package io.vitrine.adapter.crypto;

import io.vitrine.domain.browse.PageRequest.Seek;
import io.vitrine.domain.browse.Position;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Places in a list as few bytes: which side, the identity, then each sort key after a byte that names its type. */
final class SeekCodec {
    private static final int START = 0;
    private static final int AFTER = 1;
    private static final int BEFORE = 2;

    private static final int TEXT = 1;
    private static final int DECIMAL = 2;
    private static final int INSTANT = 3;
    private static final int INTEGER = 4;

    private SeekCodec() {}

    static byte[] encode(Seek place) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            switch (place) {
                case Seek.Start() -> out.writeByte(START);
                case Seek.After(var position) -> write(position, AFTER, out);
                case Seek.Before(var position) -> write(position, BEFORE, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #encode} wrote; only for bytes that are known to be that. */
    static Seek decode(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return switch (in.readByte()) {
                case START -> new Seek.Start();
                case AFTER -> new Seek.After(readPosition(in));
                case BEFORE -> new Seek.Before(readPosition(in));
                default -> throw new IllegalArgumentException("no side of a place");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Position position, int side, DataOutputStream out) throws IOException {
        out.writeByte(side);
        out.writeLong(position.id().getMostSignificantBits());
        out.writeLong(position.id().getLeastSignificantBits());
        out.writeByte(position.keys().size());
        for (var key : position.keys()) {
            writeKey(key, out);
        }
    }

    private static void writeKey(Comparable<?> key, DataOutputStream out) throws IOException {
        switch (key) {
            case String text -> {
                out.writeByte(TEXT);
                out.writeUTF(text);
            }
            case BigDecimal decimal -> {
                var digits = decimal.unscaledValue().toByteArray();
                out.writeByte(DECIMAL);
                out.writeInt(decimal.scale());
                out.writeShort(digits.length);
                out.write(digits);
            }
            case Instant instant -> {
                out.writeByte(INSTANT);
                out.writeLong(instant.getEpochSecond());
                out.writeInt(instant.getNano());
            }
            case Integer number -> {
                out.writeByte(INTEGER);
                out.writeInt(number);
            }
            default -> throw new IllegalArgumentException("no sort key: " + key.getClass());
        }
    }

    private static Position readPosition(DataInputStream in) throws IOException {
        var id = new UUID(in.readLong(), in.readLong());
        var count = in.readUnsignedByte();
        List<Comparable<?>> keys = new ArrayList<>(count);
        for (var read = 0; read < count; read++) {
            keys.add(readKey(in));
        }
        return new Position(keys, id);
    }

    private static Comparable<?> readKey(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case TEXT -> in.readUTF();
            case DECIMAL -> {
                var scale = in.readInt();
                yield new BigDecimal(new BigInteger(in.readNBytes(in.readUnsignedShort())), scale);
            }
            case INSTANT -> Instant.ofEpochSecond(in.readLong(), in.readInt());
            case INTEGER -> in.readInt();
            default -> throw new IllegalArgumentException("no type of a sort key");
        };
    }
}
