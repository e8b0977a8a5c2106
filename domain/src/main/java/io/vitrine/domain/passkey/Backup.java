package io.vitrine.domain.passkey;

import java.util.Locale;

/** Whether a credential outlives its device. WebAuthn level 3, section 6.1.3: Credential Backup State. */
public enum Backup {
    /** It never leaves its device, and is lost with it. */
    IMPOSSIBLE,
    /** It may be backed up, and is not yet. */
    POSSIBLE,
    /** It is backed up, and on other devices of its owner perhaps. */
    DONE;

    /** Whether it can be backed up at all, which never changes for a credential. */
    public boolean isPossible() {
        return this != IMPOSSIBLE;
    }

    /** As it is written, such as {@code possible}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that is written like this. */
    public static Backup named(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
