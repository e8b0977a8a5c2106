package io.vitrine.domain.account;

import java.util.UUID;

/**
 * The identity of an account.
 *
 * @param value a UUIDv7
 */
public record AccountId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
