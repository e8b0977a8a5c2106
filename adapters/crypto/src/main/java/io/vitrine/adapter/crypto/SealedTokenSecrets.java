package io.vitrine.adapter.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vitrine.domain.token.RefreshToken;
import io.vitrine.domain.token.SealedToken;
import io.vitrine.domain.token.TokenSecrets;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Refresh tokens, sealed with AES-256-GCM: a random nonce, then the encrypted token with its tag. The key comes from the presented
 * token, which is not kept anywhere, and the server's secret (HKDF, RFC 5869): whoever reads the database has neither, and whoever
 * stole a token has one.
 */
final class SealedTokenSecrets implements TokenSecrets {
    private static final int RANDOM_BYTES = 32;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final byte[] KEY_USE = "successor".getBytes(US_ASCII);

    private final SecretKey salt;
    private final SecureRandom random;

    SealedTokenSecrets(ServerSecret secret, SecureRandom random) {
        this.salt = secret.keyFor("vitrine refresh tokens v1");
        this.random = random;
    }

    @Override
    public RefreshToken next() {
        return RefreshToken.of(randomBytes(RANDOM_BYTES));
    }

    @Override
    public SealedToken seal(RefreshToken successor, RefreshToken presented) {
        var nonce = randomBytes(NONCE_BYTES);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, presented, nonce);
            var encrypted = cipher.doFinal(successor.value().getBytes(US_ASCII));
            return new SealedToken(ByteBuffer.allocate(nonce.length + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HKDF-SHA256 and AES-GCM", e);
        }
    }

    @Override
    public Optional<RefreshToken> open(SealedToken successor, RefreshToken presented) {
        var bytes = successor.bytes();
        if (bytes.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, presented, bytes);
            var opened = cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return RefreshToken.sent(new String(opened, US_ASCII));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HKDF-SHA256 and AES-GCM", e);
        }
    }

    /** @param sealed begins with the nonce */
    private Cipher cipher(int mode, RefreshToken presented, byte[] sealed) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, keyOf(presented), new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
        return cipher;
    }

    private SecretKey keyOf(RefreshToken presented) throws GeneralSecurityException {
        var parameters = HKDFParameterSpec.ofExtract()
                .addSalt(salt)
                .addIKM(presented.value().getBytes(US_ASCII))
                .thenExpand(KEY_USE, KEY_BYTES);
        return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
    }

    private byte[] randomBytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
