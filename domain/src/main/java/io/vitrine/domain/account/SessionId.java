package io.vitrine.domain.account;

import java.util.UUID;

/**
 * The identity of a session, which is a family of refresh tokens: all that come from one login.
 *
 * @param value a UUIDv7
 */
public record SessionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
