package io.vitrine.adapter.web.account;

import io.vitrine.adapter.web.json.Timestamps;
import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.Role;
import java.util.List;
import java.util.Set;

/** An account as administrators see it. */
record User(String id, String email, List<String> roles, boolean emailVerified, boolean locked, String createdAt) {

    static User of(Account account) {
        return new User(
                account.id().toString(),
                account.email().value(),
                names(account.roles()),
                account.isVerified(),
                account.isLocked(),
                Timestamps.text(account.createdAt()));
    }

    /** Encoders tell a debugging log what they encode; an address stands in no log. */
    @Override
    public String toString() {
        return "User[id=" + id + "]";
    }

    static List<String> names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::text).toList();
    }
}
