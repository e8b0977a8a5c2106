package io.vitrine.application.access;

import io.vitrine.domain.token.PublicKeys;

/** Shows anybody the keys that access tokens can be verified with. */
public final class ShowPublicKeys {

    private final PublicKeys keys;

    public ShowPublicKeys(PublicKeys keys) {
        this.keys = keys;
    }

    /** The keys of this moment as a JWK set (RFC 7517), in JSON. Asking never waits. */
    public String jwkSet() {
        return keys.jwkSet();
    }
}
