package io.vitrine.adapter.web.exchange;

/**
 * The header of one gzip member, read byte by byte.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952#section-2.3">RFC 1952, section 2.3</a>
 */
final class GzipHeader {

    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;
    private static final int FIXED_LENGTH = 10;
    private static final String NOT_GZIP = "The body is not gzip data, or something follows its end";

    private int position;
    private int pending;
    private int extraLength;
    private int extraRead;
    private boolean complete;

    /** Whether any byte of it was read. */
    boolean isBegun() {
        return position > 0;
    }

    boolean isComplete() {
        return complete;
    }

    /** Reads the next byte. */
    void accept(byte signed) {
        var value = Byte.toUnsignedInt(signed);
        if (position < FIXED_LENGTH) {
            acceptFixed(value);
            position++;
            complete = position == FIXED_LENGTH && pending == 0;
        } else {
            acceptOptional(value);
            complete = pending == 0;
        }
    }

    private void acceptFixed(int value) {
        switch (position) {
            case 0 -> require(value == 0x1F, NOT_GZIP);
            case 1 -> require(value == 0x8B, NOT_GZIP);
            case 2 -> require(value == 8, NOT_GZIP);
            case 3 -> {
                require((value & RESERVED) == 0, NOT_GZIP);
                pending = value & (EXTRA | NAME | COMMENT | HEADER_CHECKSUM);
            }
            default -> {
                // time, operating system and effort say nothing about the content
            }
        }
    }

    private void acceptOptional(int value) {
        if ((pending & EXTRA) != 0) {
            acceptExtra(value);
        } else if ((pending & NAME) != 0) {
            pending &= value == 0 ? ~NAME : ~0;
        } else if ((pending & COMMENT) != 0) {
            pending &= value == 0 ? ~COMMENT : ~0;
        } else {
            position++;
            pending &= position == FIXED_LENGTH + 2 ? ~HEADER_CHECKSUM : ~0;
        }
    }

    private void acceptExtra(int value) {
        if (extraRead < 2) {
            extraLength |= value << (8 * extraRead);
        }
        extraRead++;
        if (extraRead >= 2 && extraRead == 2 + extraLength) {
            pending &= ~EXTRA;
        }
    }

    private static void require(boolean condition, String flaw) {
        if (!condition) {
            throw BrokenUpload.malformed(flaw);
        }
    }
}
