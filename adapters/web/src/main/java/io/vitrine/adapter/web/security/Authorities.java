package io.vitrine.adapter.web.security;

import io.vitrine.domain.account.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What the roles of the domain are called in Spring Security. */
final class Authorities {

    private Authorities() {}

    static String of(Role role) {
        return "ROLE_" + role.name();
    }

    /** The authorities of these roles and of every role that they include; names that are no role count nothing. */
    static Set<GrantedAuthority> of(Collection<String> roles) {
        return held(roles).stream()
                .map(role -> new SimpleGrantedAuthority(of(role)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** These roles and every role that they include; names that are no role count nothing. */
    static Set<Role> held(Collection<String> names) {
        var held = EnumSet.noneOf(Role.class);
        for (var name : names) {
            Role.named(name).ifPresent(role -> {
                for (var included : Role.values()) {
                    if (role.includes(included)) {
                        held.add(included);
                    }
                }
            });
        }
        return held;
    }

    /** The roles that these authorities stand for. */
    static Set<Role> roles(Collection<? extends GrantedAuthority> authorities) {
        return Arrays.stream(Role.values())
                .filter(role -> authorities.stream().anyMatch(authority -> of(role).equals(authority.getAuthority())))
                .collect(Collectors.toUnmodifiableSet());
    }
}
