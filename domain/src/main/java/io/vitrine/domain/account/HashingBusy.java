package io.vitrine.domain.account;

/** Too many passwords are waiting to be hashed. The call may be repeated in a moment. */
public final class HashingBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HashingBusy() {
        super("too many passwords are waiting to be hashed", null, false, false);
    }
}
