package io.vitrine.adapter.crypto;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.nimbusds.jose.jwk.ECKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys on the curve P-256, named by their thumbprints (RFC 7638): the first signs, all verify. */
final class SigningKeys {
    private final ECKey signing;
    private final Map<String, ECKey> verifying;

    /** @param keys one or more, the first with its private part */
    SigningKeys(List<ECKey> keys) {
        this.signing = keys.getFirst();
        this.verifying =
                keys.stream().collect(toUnmodifiableMap(ECKey::getKeyID, ECKey::toPublicJWK, (first, same) -> first));
    }

    /** The key that signs, with its private part. */
    ECKey signing() {
        return signing;
    }

    /** The public key of this name, if there is one. */
    Optional<ECKey> verifying(String keyId) {
        return Optional.ofNullable(verifying.get(keyId));
    }

    @Override
    public String toString() {
        return "SigningKeys" + verifying.keySet();
    }
}
