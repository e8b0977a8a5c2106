package io.vitrine.adapter.r2dbc;

import java.util.Locale;

/** Why a family ended before its time. */
enum Ending {
    LOGGED_OUT,
    REVOKED,
    REUSE_DETECTED,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    ROLES_CHANGED,
    ACCOUNT_LOCKED;

    /** As it is written, such as {@code logged-out}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
