package io.vitrine.adapter.web.exchange;

import io.vitrine.application.exchange.UploadBroke;
import org.jspecify.annotations.Nullable;

/** An upload that cannot be read on: what came before is dealt with, what follows is lost. */
final class BrokenUpload extends UploadBroke {

    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    private BrokenUpload(String detail, boolean tooLarge, @Nullable Throwable cause) {
        super(detail, cause);
        this.tooLarge = tooLarge;
    }

    static BrokenUpload malformed(String detail) {
        return new BrokenUpload(detail, false, null);
    }

    static BrokenUpload tooLarge(String detail) {
        return new BrokenUpload(detail, true, null);
    }

    /** Nothing more arrives, though the end did not. */
    static BrokenUpload brokenOff(Throwable cause) {
        return new BrokenUpload("The upload broke off", false, cause);
    }

    /** Whether it was refused for its size, not for its form. */
    boolean isTooLarge() {
        return tooLarge;
    }
}
