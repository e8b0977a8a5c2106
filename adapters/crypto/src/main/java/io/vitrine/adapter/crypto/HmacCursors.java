package io.vitrine.adapter.crypto;

import io.vitrine.domain.browse.Cursors;
import io.vitrine.domain.browse.PageRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Cursors that carry their place in the clear, and its HMAC-SHA256: a version, the {@link SeekCodec encoded} place, and 16
 * bytes of the HMAC of both and of the list's fingerprint, all in base64url.
 */
final class HmacCursors implements Cursors {
    private static final byte VERSION = 1;
    private static final int SEAL_BYTES = 16;
    /** Longer than any cursor that we make: names have up to 300 characters. */
    private static final int LONGEST = 8_192;

    private final SecretKey key;

    HmacCursors(ServerSecret secret) {
        this.key = secret.keyFor("vitrine cursors v1");
    }

    @Override
    public String seal(PageRequest.Seek place, String fingerprint) {
        var encoded = SeekCodec.encode(place);
        var body = ByteBuffer.allocate(1 + encoded.length).put(VERSION).put(encoded);
        var whole = ByteBuffer.allocate(body.capacity() + SEAL_BYTES)
                .put(body.array())
                .put(sealOf(body.array(), fingerprint));
        return text(whole.array());
    }

    @Override
    public Optional<PageRequest.Seek> open(String cursor, String fingerprint) {
        return bytes(cursor)
                .filter(whole -> whole.length > 1 + SEAL_BYTES && whole[0] == VERSION)
                .flatMap(whole -> {
                    var body = Arrays.copyOf(whole, whole.length - SEAL_BYTES);
                    var seal = Arrays.copyOfRange(whole, body.length, whole.length);
                    return MessageDigest.isEqual(seal, sealOf(body, fingerprint))
                            ? Optional.of(SeekCodec.decode(Arrays.copyOfRange(body, 1, body.length)))
                            : Optional.empty();
                });
    }

    private byte[] sealOf(byte[] body, String fingerprint) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            // The length keeps body and fingerprint apart.
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(body.length).flip());
            mac.update(body);
            mac.update(fingerprint.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(), SEAL_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes of a text; empty unless it is exactly what encoding them gives: every place has one cursor. */
    private static Optional<byte[]> bytes(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text))
                    .filter(bytes -> text(bytes).equals(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
