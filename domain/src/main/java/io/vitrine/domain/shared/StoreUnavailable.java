package io.vitrine.domain.shared;

/** A store is out of reach. The call may be repeated later; nothing was half written. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
