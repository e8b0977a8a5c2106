package io.vitrine.adapter.crypto;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys on the curve P-256, named by their thumbprints (RFC 7638): the first signs, all verify. */
final class SigningKeys {
    private final ECKey signing;
    private final List<String> names;
    private final Map<String, ECKey> verifying;
    private final String jwkSet;

    /** @param keys one or more, the first with its private part */
    SigningKeys(List<ECKey> keys) {
        this.signing = keys.getFirst();
        this.names = keys.stream().map(ECKey::getKeyID).distinct().toList();
        this.verifying =
                keys.stream().collect(toUnmodifiableMap(ECKey::getKeyID, ECKey::toPublicJWK, (first, same) -> first));
        this.jwkSet = new JWKSet(names.stream().<JWK>map(verifying::get).toList()).toString(true);
    }

    /** The key that signs, with its private part. */
    ECKey signing() {
        return signing;
    }

    /** The thumbprints, that of the key that signs first. Sets with the same ones are the same. */
    List<String> names() {
        return names;
    }

    /** The public key of this name, if there is one. */
    Optional<ECKey> verifying(String keyId) {
        return Optional.ofNullable(verifying.get(keyId));
    }

    /** The public keys as JSON (RFC 7517, section 5). */
    String jwkSet() {
        return jwkSet;
    }

    @Override
    public String toString() {
        return "SigningKeys" + names;
    }
}
