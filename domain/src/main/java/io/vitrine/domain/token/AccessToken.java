package io.vitrine.domain.token;

import java.time.Instant;

/**
 * A signed access token.
 *
 * @param value as it is sent; a secret
 */
public record AccessToken(String value, Instant expiresAt) {
    @Override
    public String toString() {
        return "AccessToken[expiresAt=" + expiresAt + "]";
    }
}
