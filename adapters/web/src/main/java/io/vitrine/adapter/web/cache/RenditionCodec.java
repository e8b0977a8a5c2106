package io.vitrine.adapter.web.cache;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.AsciiString;
import io.vitrine.adapter.web.conditional.CacheableAnswer;
import io.vitrine.domain.cache.CacheCodec;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Writes renditions: a checksum of all that follows, numbers, then headers, body and compressed body, each after its length. */
final class RenditionCodec implements CacheCodec<Rendition> {

    private static final int CHECKSUM = Integer.BYTES;
    private static final int NUMBERS = 5 * Integer.BYTES + Long.BYTES;
    private static final long NEVER = -1;
    private static final int OVERHEAD = 100;
    private static final int OVERHEAD_OF_HEADER = 48;

    @Override
    public String version() {
        return "4";
    }

    @Override
    public byte[] write(Rendition rendition) {
        var headers = rendition.headers();
        var length = NUMBERS + rendition.body().length + rendition.gzip().length;
        var keeping = rendition.keeping();
        length += Integer.BYTES
                + keeping.length()
                + Integer.BYTES
                + rendition.route().length();
        for (var text : headers) {
            length += Integer.BYTES + text.length();
        }
        var bytes = ByteBuffer.allocate(CHECKSUM + length)
                .position(CHECKSUM)
                .putInt(rendition.status())
                .putInt(rendition.gap())
                .putInt(headers.size())
                .putInt(rendition.body().length)
                .putInt(rendition.gzip().length)
                .putLong(lastModified(rendition));
        put(keeping, bytes);
        put(rendition.route(), bytes);
        headers.forEach(text -> put(text, bytes));
        var written = bytes.put(rendition.body()).put(rendition.gzip()).array();
        bytes.putInt(0, checksum(written));
        return written;
    }

    private static int checksum(byte[] written) {
        var checksum = new CRC32C();
        checksum.update(written, CHECKSUM, written.length - CHECKSUM);
        return (int) checksum.getValue();
    }

    private static void put(AsciiString text, ByteBuffer bytes) {
        bytes.putInt(text.length()).put(text.array(), text.arrayOffset(), text.length());
    }

    private static AsciiString text(ByteBuffer bytes) {
        var text = room(bytes);
        bytes.get(text);
        return new AsciiString(text, false);
    }

    /** For as many bytes as are said, of which there cannot be more than were written. */
    private static byte[] room(ByteBuffer bytes) {
        var length = bytes.getInt();
        if (length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        return new byte[length];
    }

    @Override
    public Optional<Rendition> read(byte[] written) {
        try {
            var bytes = ByteBuffer.wrap(written);
            return bytes.getInt() == checksum(written) ? Optional.of(read(bytes)) : Optional.empty();
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    private static Rendition read(ByteBuffer bytes) {
        var status = bytes.getInt();
        var gap = bytes.getInt();
        var size = bytes.getInt();
        var body = room(bytes);
        var gzip = room(bytes);
        var modified = bytes.getLong();
        var keeping = text(bytes);
        var route = text(bytes);
        var headers = headers(bytes, size);
        bytes.get(body).get(gzip);
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException("there is more than a rendition");
        }
        return new Rendition(status, route, headers, keeping, validators(headers, modified), body, gzip, gap);
    }

    private static List<AsciiString> headers(ByteBuffer bytes, int size) {
        var headers = new ArrayList<AsciiString>();
        for (int i = 0; i < size; i++) {
            headers.add(text(bytes));
        }
        return List.copyOf(headers);
    }

    private static long lastModified(Rendition rendition) {
        return rendition
                .validators()
                .flatMap(CacheableAnswer::lastModified)
                .map(Instant::toEpochMilli)
                .orElse(NEVER);
    }

    private static Optional<CacheableAnswer> validators(List<AsciiString> headers, long modified) {
        for (int i = 0; i < headers.size(); i += 2) {
            if (HttpHeaderNames.ETAG.contentEqualsIgnoreCase(headers.get(i))) {
                return CacheableAnswer.of(headers.get(i + 1).toString(), modified);
            }
        }
        return Optional.empty();
    }

    @Override
    public int weight(Rendition rendition) {
        var weight = OVERHEAD + rendition.body().length + rendition.gzip().length;
        for (var text : rendition.headers()) {
            weight += OVERHEAD_OF_HEADER + text.length();
        }
        return weight;
    }
}
