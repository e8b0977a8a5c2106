package io.vitrine.adapter.crypto;

/** A setting is missing or cannot be used; the service does not start. The message never repeats the value. */
final class RefusedSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String remedy;

    RefusedSetting(String setting, String reason, String remedy) {
        super(setting + " " + reason + ".");
        this.reason = reason;
        this.remedy = remedy;
    }

    /** What is wrong with it, without the name of the setting. */
    String reason() {
        return reason;
    }

    /** What to do about it. */
    String remedy() {
        return remedy;
    }
}
