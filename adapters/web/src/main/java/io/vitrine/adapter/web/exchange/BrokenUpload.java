package io.vitrine.adapter.web.exchange;

/** An upload that cannot be read on: what came before is dealt with, what follows is lost. */
final class BrokenUpload extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    private BrokenUpload(String detail, boolean tooLarge) {
        super(detail);
        this.tooLarge = tooLarge;
    }

    static BrokenUpload malformed(String detail) {
        return new BrokenUpload(detail, false);
    }

    static BrokenUpload tooLarge(String detail) {
        return new BrokenUpload(detail, true);
    }

    /** Whether it was refused for its size, not for its form. */
    boolean isTooLarge() {
        return tooLarge;
    }

    /** What is wrong, for people. */
    String detail() {
        return String.valueOf(getMessage());
    }
}
