package io.vitrine.adapter.web.security;

import io.vitrine.domain.account.Role;
import io.vitrine.domain.catalogue.Visibility;
import io.vitrine.domain.shared.Actor;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;

/**
 * Who calls. The one place where what a token says becomes an actor of the domain and a view of the catalogue.
 *
 * @param identity absent when nobody says who they are
 */
public record Caller(Optional<Actor> identity, Visibility visibility) {

    static final Caller ANONYMOUS = new Caller(Optional.empty(), Visibility.PUBLIC);

    static Caller of(Authentication authentication) {
        var editor = authentication.getAuthorities().stream()
                .anyMatch(it -> Authorities.of(Role.EDITOR).equals(it.getAuthority()));
        return new Caller(
                Optional.of(new Actor(authentication.getName())), editor ? Visibility.EVERYTHING : Visibility.PUBLIC);
    }

    public boolean isAnonymous() {
        return identity.isEmpty();
    }

    /** The one who acts; a call that writes has one. */
    public Actor actor() {
        return identity.orElseThrow(() -> new AuthenticationCredentialsNotFoundException("nobody acts"));
    }
}
