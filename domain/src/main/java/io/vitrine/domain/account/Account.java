package io.vitrine.domain.account;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account: registered, then perhaps verified by a mail, perhaps locked by an administrator and unlocked again. Roles are given by
 * administrators.
 *
 * @param verifiedAt when its owner proved to read the mail of the address; null before
 * @param lockedAt since when nobody can come in; null while everything is well
 */
public record Account(
        AccountId id,
        EmailAddress email,
        Set<Role> roles,
        @Nullable Instant verifiedAt,
        @Nullable Instant lockedAt,
        Instant createdAt) {
    public Account {
        roles = Set.copyOf(roles);
    }

    public boolean isLocked() {
        return lockedAt != null;
    }

    public boolean isVerified() {
        return verifiedAt != null;
    }

    /** The role that includes its others. */
    public Role highestRole() {
        return roles.stream().max(Comparator.naturalOrder()).orElse(Role.USER);
    }

    public boolean isAdmin() {
        return highestRole() == Role.ADMIN;
    }
}
