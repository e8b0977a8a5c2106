package io.vitrine.adapter.web.exchange;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Inflates one gzip upload as its chunks arrive; it may have several members. What is inflated is handed out in pieces, so that
 * a small chunk never becomes a large one in memory, and data that grows like a bomb ends the upload.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
 */
final class Gunzip implements AutoCloseable {

    /** Up to here the growth is not looked at. */
    static final long HARMLESS = 1024 * 1024;

    /**
     * The most that data may grow. Catalogues grow 5 to 30 times; deflate ends near 1,030.
     */
    static final int MOST_GROWTH = 100;

    private static final int PIECE = 32 * 1024;
    private static final int TRAILER = 8;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private GzipHeader header = new GzipHeader();
    private long trailer;
    private int trailerLength;
    private boolean closed;
    private long received;
    private long inflated;

    /** What this chunk inflates to, piece by piece as it is asked for, before the next chunk is given. */
    Iterable<byte[]> pieces(byte[] chunk) {
        return () -> new Pieces(chunk);
    }

    /** Requires that the data ended where gzip data may end. */
    void requireEnd() {
        if (header.isBegun() || received == 0) {
            throw BrokenUpload.malformed("The gzip data ends too early");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        inflater.end();
    }

    /** The next piece; null when the rest of the chunk gives none. */
    private synchronized byte @Nullable [] next(Chunk chunk) {
        while (!closed && (chunk.hasRemaining() || isInflating())) {
            if (!header.isComplete()) {
                header.accept(chunk.take());
            } else if (inflater.finished()) {
                acceptTrailer(chunk.take());
            } else {
                var piece = inflate(chunk);
                if (piece.length > 0) {
                    return piece;
                }
                if (!chunk.hasRemaining() && !inflater.finished()) {
                    return null;
                }
            }
        }
        return null;
    }

    private boolean isInflating() {
        return header.isComplete() && !inflater.finished();
    }

    private byte[] inflate(Chunk chunk) {
        try {
            var piece = new byte[PIECE];
            inflater.setInput(chunk.bytes, chunk.position, chunk.bytes.length - chunk.position);
            var length = inflater.inflate(piece);
            chunk.position = chunk.bytes.length - inflater.getRemaining();
            if (inflater.needsDictionary()) {
                throw BrokenUpload.malformed("The gzip data is corrupt");
            }
            checksum.update(piece, 0, length);
            count(length);
            return length == PIECE ? piece : Arrays.copyOf(piece, length);
        } catch (DataFormatException _) {
            throw BrokenUpload.malformed("The gzip data is corrupt");
        }
    }

    private void count(int length) {
        inflated += length;
        if (inflated > HARMLESS && inflated > MOST_GROWTH * received) {
            throw BrokenUpload.tooLarge("The gzip data grows to more than " + MOST_GROWTH + " times its size");
        }
    }

    private void acceptTrailer(byte value) {
        trailer |= Byte.toUnsignedLong(value) << (8 * trailerLength);
        trailerLength++;
        if (trailerLength == TRAILER) {
            requireSound();
            beginMember();
        }
    }

    private void requireSound() {
        var length = inflater.getBytesWritten() & 0xFFFF_FFFFL;
        if ((trailer & 0xFFFF_FFFFL) != checksum.getValue() || trailer >>> 32 != length) {
            throw BrokenUpload.malformed("The gzip data is corrupt");
        }
    }

    private void beginMember() {
        header = new GzipHeader();
        inflater.reset();
        checksum.reset();
        trailer = 0;
        trailerLength = 0;
    }

    private static final class Chunk {

        private final byte[] bytes;
        private int position;

        Chunk(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean hasRemaining() {
            return position < bytes.length;
        }

        byte take() {
            return bytes[position++];
        }
    }

    private final class Pieces implements Iterator<byte[]> {

        private final Chunk chunk;
        private byte @Nullable [] upcoming;

        Pieces(byte[] bytes) {
            chunk = new Chunk(bytes);
            received += bytes.length;
        }

        @Override
        public boolean hasNext() {
            if (upcoming == null) {
                upcoming = Gunzip.this.next(chunk);
            }
            return upcoming != null;
        }

        @Override
        public byte[] next() {
            if (!hasNext() || upcoming == null) {
                throw new NoSuchElementException();
            }
            var piece = upcoming;
            upcoming = null;
            return piece;
        }
    }
}
