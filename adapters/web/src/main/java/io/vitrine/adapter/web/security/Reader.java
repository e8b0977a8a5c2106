package io.vitrine.adapter.web.security;

import io.vitrine.domain.account.Role;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who sees of the catalogue what everybody does.
 *
 * @param account who it is counted for; absent when nobody says who they are
 */
public record Reader(Optional<String> account, Set<Role> roles) {

    /** Nobody in particular. */
    public static final Reader ANYBODY = new Reader(Optional.empty(), Set.of());

    public boolean isAnonymous() {
        return account.isEmpty();
    }
}
