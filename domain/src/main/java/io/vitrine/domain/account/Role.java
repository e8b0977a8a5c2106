package io.vitrine.domain.account;

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

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The role of this name, if there is one. */
    public static Optional<Role> named(String text) {
        for (var role : values()) {
            if (role.text.equals(text)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    public String text() {
        return text;
    }
}
