package io.vitrine.domain.token;

import io.vitrine.domain.account.Role;
import io.vitrine.domain.shared.Actor;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** Tokens that anybody can read and nobody should trust: {@code ana|editor}. */
public final class PlainAccessTokens implements AccessTokens {
    private final Clock clock;

    public PlainAccessTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public AccessToken issue(Bearer bearer, Duration lifetime) {
        return issue(new Actor(bearer.account().toString()), bearer.roles(), lifetime);
    }

    @Override
    public AccessToken issue(Actor subject, Set<Role> roles, Duration lifetime) {
        var names = roles.stream().sorted().map(Role::text).collect(Collectors.joining(" "));
        return new AccessToken(subject.id() + "|" + names, clock.instant().plus(lifetime));
    }
}
