package io.vitrine.application.access;

import io.vitrine.domain.account.Role;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.InvalidValue;
import io.vitrine.domain.token.AccessToken;
import io.vitrine.domain.token.AccessTokens;
import java.time.Duration;
import java.util.Set;

/** Issues an access token to somebody who tries the service out, without an account. Never wired for production. */
public final class IssueDevelopmentToken {
    public static final Duration LONGEST = Duration.ofDays(30);

    private static final Actor DEVELOPER = new Actor("developer");

    private final AccessTokens tokens;

    public IssueDevelopmentToken(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * A token of this role, and so of the ones before it.
     *
     * @param lifetime one second to {@link #LONGEST}
     */
    public AccessToken issue(Role role, Duration lifetime) {
        if (lifetime.toSeconds() < 1 || lifetime.compareTo(LONGEST) > 0) {
            throw new InvalidValue("lifetime", "a development token lives 1 second to " + LONGEST.toDays() + " days");
        }
        return tokens.issue(DEVELOPER, Set.of(role), lifetime);
    }
}
