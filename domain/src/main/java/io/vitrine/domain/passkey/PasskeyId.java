package io.vitrine.domain.passkey;

import java.util.UUID;

/**
 * The identity of a passkey in this service; its authenticator knows it by its {@link CredentialId}.
 *
 * @param value a UUIDv7
 */
public record PasskeyId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
