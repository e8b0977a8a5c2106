package io.vitrine.adapter.crypto;

import io.vitrine.domain.token.PublicKeys;
import java.util.concurrent.atomic.AtomicReference;

/** The signing keys of this moment. A set replaces another as a whole; who does several things with one asks once. */
final class KeyRing implements PublicKeys {
    private final AtomicReference<SigningKeys> keys;

    KeyRing(SigningKeys first) {
        this.keys = new AtomicReference<>(first);
    }

    SigningKeys keys() {
        return keys.get();
    }

    void replaceBy(SigningKeys others) {
        keys.set(others);
    }

    @Override
    public String jwkSet() {
        return keys().jwkSet();
    }
}
