package io.vitrine.adapter.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vitrine.domain.limit.KeyDigests;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.shared.SecretDigest;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Digests of keys by HMAC-SHA256 with the server's secret, the same on every instance. */
final class HmacKeyDigests implements KeyDigests {

    private final SecretKey secret;

    HmacKeyDigests(ServerSecret secret) {
        this.secret = secret.keyFor("vitrine limit keys v1");
    }

    @Override
    public SecretDigest of(LimitKey key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return new SecretDigest(
                    HexFormat.of().formatHex(mac.doFinal(key.toString().getBytes(UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
