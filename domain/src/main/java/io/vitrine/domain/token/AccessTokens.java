package io.vitrine.domain.token;

import io.vitrine.domain.shared.Actor;
import java.time.Duration;
import java.util.Set;

/** Issues access tokens: JWTs after RFC 9068, with an asymmetric signature and the key's thumbprint as {@code kid}. */
public interface AccessTokens {
    /** A token for this actor. Signing is quick and never waits. */
    AccessToken issue(Actor subject, Set<Role> roles, Duration lifetime);
}
