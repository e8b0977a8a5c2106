package io.vitrine.bootstrap;

/** The service does not start, for a reason that its operator can do something about. The message has no secret in it. */
final class RefusedStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    RefusedStart(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    RefusedStart(String reason, String remedy, Throwable cause) {
        super(reason, cause);
        this.remedy = remedy;
    }

    /** What to do about it. */
    String remedy() {
        return remedy;
    }
}
