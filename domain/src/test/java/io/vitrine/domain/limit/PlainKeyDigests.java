package io.vitrine.domain.limit;

import io.vitrine.domain.shared.SecretDigest;

/** Digests of keys with a secret that everybody can read here. */
public final class PlainKeyDigests implements KeyDigests {
    @Override
    public SecretDigest of(LimitKey key) {
        return SecretDigest.of("a secret of tests " + key);
    }
}
