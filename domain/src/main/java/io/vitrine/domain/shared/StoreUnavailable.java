package io.vitrine.domain.shared;

/** A store is out of reach. The call may be repeated later; a write whose answer was lost happened wholly or not at all. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
