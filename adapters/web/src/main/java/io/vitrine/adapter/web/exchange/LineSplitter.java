package io.vitrine.adapter.web.exchange;

import io.vitrine.domain.shared.Violation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of one upload into lines, however they are chunked. A line ends with LF or CR LF; the last one needs no end.
 * Blank lines are counted and passed over. No more than one line of {@link #LONGEST} bytes is ever held.
 */
final class LineSplitter {

    /** The most bytes of a line. */
    static final int LONGEST = 256 * 1024;

    /** How much is shown of a line that is longer. */
    private static final int SHOWN = 1_000;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final char REPLACEMENT = '\uFFFD';

    /** The beginning of a line that goes on in the next chunk. */
    private byte[] held = new byte[4_096];

    private int heldLength;
    private boolean overlong;
    private long number;

    /** The lines that end in this chunk. They are cut one by one as they are asked for, before the next chunk is given. */
    Iterable<SentLine> lines(byte[] chunk) {
        return () -> new Lines(chunk);
    }

    /** The last line, when it has no end of its own. */
    Optional<SentLine> last() {
        return heldLength == 0 ? Optional.empty() : Optional.ofNullable(heldLine());
    }

    private final class Lines implements Iterator<SentLine> {

        private final byte[] chunk;
        private int position;
        private @Nullable SentLine upcoming;

        Lines(byte[] chunk) {
            this.chunk = chunk;
        }

        @Override
        public boolean hasNext() {
            while (upcoming == null && position < chunk.length) {
                var end = endOfLine();
                if (end < 0) {
                    hold(chunk, position, chunk.length);
                    position = chunk.length;
                } else {
                    upcoming = lineUpTo(end);
                    position = end + 1;
                }
            }
            return upcoming != null;
        }

        @Override
        public SentLine next() {
            if (!hasNext() || upcoming == null) {
                throw new NoSuchElementException();
            }
            var line = upcoming;
            upcoming = null;
            return line;
        }

        private int endOfLine() {
            for (int at = position; at < chunk.length; at++) {
                if (chunk[at] == '\n') {
                    return at;
                }
            }
            return -1;
        }

        private @Nullable SentLine lineUpTo(int end) {
            if (heldLength == 0 && end - position <= LONGEST) {
                return line(chunk, position, end);
            }
            hold(chunk, position, end);
            return heldLine();
        }
    }

    private void hold(byte[] bytes, int from, int to) {
        if (overlong) {
            return;
        }
        // One byte more than a line may have: it may be the CR of its end.
        var taken = Math.min(to - from, LONGEST + 1 - heldLength);
        if (heldLength + taken > held.length) {
            held = Arrays.copyOf(held, Math.max(heldLength + taken, Math.min(2 * held.length, LONGEST + 1)));
        }
        System.arraycopy(bytes, from, held, heldLength, taken);
        heldLength += taken;
        overlong = taken < to - from;
    }

    private @Nullable SentLine heldLine() {
        var length = heldLength;
        heldLength = 0;
        if (overlong) {
            overlong = false;
            number++;
            return tooLong(held);
        }
        return line(held, 0, length);
    }

    private @Nullable SentLine line(byte[] bytes, int from, int to) {
        number++;
        var start = number == 1 && beginsWithMark(bytes, from, to) ? from + BYTE_ORDER_MARK.length : from;
        var end = to > start && bytes[to - 1] == '\r' ? to - 1 : to;
        if (isBlank(bytes, start, end)) {
            return null;
        }
        if (end - start > LONGEST) {
            return tooLong(Arrays.copyOfRange(bytes, start, start + SHOWN));
        }
        var text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 || isUtf8(bytes, start, end)
                ? new SentLine.Whole(number, text)
                : new SentLine.Flawed(number, text, new Violation("", "encoding", "is not UTF-8"));
    }

    private SentLine tooLong(byte[] beginning) {
        var text = new String(beginning, 0, SHOWN, StandardCharsets.UTF_8);
        // A character that is cut in two is not shown at all.
        var end = text.length();
        while (end > 0 && text.charAt(end - 1) == REPLACEMENT) {
            end--;
        }
        var flaw = new Violation("", "too-large", "is longer than " + LONGEST / 1024 + " KB");
        return new SentLine.Flawed(number, text.substring(0, end), flaw);
    }

    private static boolean beginsWithMark(byte[] bytes, int from, int to) {
        return to - from >= BYTE_ORDER_MARK.length
                && Arrays.equals(
                        bytes, from, from + BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] != ' ' && bytes[at] != '\t' && bytes[at] != '\r') {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(byte[] bytes, int from, int to) {
        try {
            var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
