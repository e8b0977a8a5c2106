package io.vitrine.domain.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do. A role includes the ones before it. */
public enum Role {
    /** Has an account. */
    USER,
    /** Writes the catalogue. */
    EDITOR,
    /** Sees the audit log, manages users and webhooks. */
    ADMIN;

    /** The role of this name, if there is one. */
    public static Optional<Role> named(String text) {
        return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
    }

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
