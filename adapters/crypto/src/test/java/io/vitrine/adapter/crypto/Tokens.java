package io.vitrine.adapter.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes tokens by hand, good ones and such as an attacker would send. */
record Tokens(Map<String, Object> header, Map<String, Object> claims) {
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final CryptoSettings.Tokens SETTINGS = new CryptoSettings.Tokens("https://shop.example", "vitrine", "");

    /** What a valid token of this key says; with changes, most of them for the worse. */
    static Tokens of(ECKey key) {
        var header = new LinkedHashMap<String, Object>(Map.of("alg", "ES256", "typ", "at+jwt", "kid", key.getKeyID()));
        var claims = new LinkedHashMap<String, Object>(Map.of(
                "iss", SETTINGS.issuer(),
                "aud", List.of(SETTINGS.audience()),
                "sub", "ana",
                "iat", NOW.getEpochSecond(),
                "exp", NOW.getEpochSecond() + 900,
                "jti", "0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11",
                "roles", List.of("editor")));
        return new Tokens(header, claims);
    }

    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    Tokens header(String name, @Nullable Object value) {
        return new Tokens(changed(header, name, value), claims);
    }

    Tokens claim(String name, @Nullable Object value) {
        return new Tokens(header, changed(claims, name, value));
    }

    String signedBy(ECKey key) {
        try {
            var signature = new ECDSASigner(key).sign(new JWSHeader(JWSAlgorithm.ES256), signingInput());
            return text() + "." + signature;
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    byte[] signingInput() {
        return text().getBytes(StandardCharsets.US_ASCII);
    }

    String text() {
        return encoded(header) + "." + encoded(claims);
    }

    private static Base64URL encoded(Map<String, Object> part) {
        return Base64URL.encode(JSONObjectUtils.toJSONString(part));
    }

    private static Map<String, Object> changed(Map<String, Object> part, String name, @Nullable Object value) {
        var changed = new LinkedHashMap<>(part);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }
}
