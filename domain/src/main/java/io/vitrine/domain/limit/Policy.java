package io.vitrine.domain.limit;

import java.util.Locale;

/** What a quota is given for. */
public enum Policy {
    /** Every call that no other policy counts. */
    API,
    /** What may be a guess at who somebody is: logging in, registering, verifying an address. */
    AUTH,
    /** What sends mail to an address, or may be a guess at what was sent. */
    PASSWORD_RESET;

    /** As clients and operators read it, such as {@code password-reset}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
