package io.vitrine.domain.token;

import io.vitrine.domain.account.Role;
import io.vitrine.domain.shared.Actor;
import java.time.Duration;
import java.util.Set;

/** Issues access tokens: JWTs after RFC 9068, with an asymmetric signature and the key's thumbprint as {@code kid}. */
public interface AccessTokens {
    /** A token of a session, which is worth nothing any more when the session ends. Signing is quick and never waits. */
    AccessToken issue(Bearer bearer, Duration lifetime);

    /** A token of no session, for somebody who has no account: a developer at the command line. */
    AccessToken issue(Actor subject, Set<Role> roles, Duration lifetime);
}
