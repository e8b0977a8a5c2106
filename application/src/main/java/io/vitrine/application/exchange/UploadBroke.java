package io.vitrine.application.exchange;

import org.jspecify.annotations.Nullable;

/** What the lines of an upload end with when it cannot be read on; every other error of theirs is a bug. */
public class UploadBroke extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param detail what is wrong, for people */
    public UploadBroke(String detail, @Nullable Throwable cause) {
        super(detail, cause);
    }
}
