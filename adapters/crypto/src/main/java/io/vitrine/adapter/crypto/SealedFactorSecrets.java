package io.vitrine.adapter.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.factor.ChallengeToken;
import io.vitrine.domain.factor.FactorSecrets;
import io.vitrine.domain.factor.RecoveryCode;
import io.vitrine.domain.factor.SealedSecret;
import io.vitrine.domain.factor.Totp;
import io.vitrine.domain.factor.TotpSecret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets of second factors, sealed with AES-256-GCM: a random nonce, then the encrypted secret with its tag. The key comes from the
 * server's secret, so a copy of the database makes no codes; the account is authenticated along with it, so a secret that somebody
 * copies into the row of another account opens to nothing there.
 */
final class SealedFactorSecrets implements FactorSecrets {
    private static final int CHALLENGE_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SEALED_BYTES = NONCE_BYTES + TotpSecret.BYTES + TAG_BITS / Byte.SIZE;

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String MAC = "HmacSHA1";

    private final SecretKey key;
    private final SecureRandom random;

    SealedFactorSecrets(ServerSecret secret, SecureRandom random) {
        this.key = secret.cipherKeyFor("vitrine second factors v1");
        this.random = random;
    }

    @Override
    public TotpSecret nextSecret() {
        return new TotpSecret(randomBytes(TotpSecret.BYTES));
    }

    @Override
    public List<RecoveryCode> nextRecoveryCodes() {
        return IntStream.range(0, RecoveryCode.MANY)
                .mapToObj(_ -> RecoveryCode.of(randomBytes(RecoveryCode.BYTES)))
                .toList();
    }

    @Override
    public ChallengeToken nextChallenge() {
        return ChallengeToken.of(randomBytes(CHALLENGE_BYTES));
    }

    @Override
    public SealedSecret seal(TotpSecret secret, AccountId owner) {
        var nonce = randomBytes(NONCE_BYTES);
        try {
            var encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(secret.bytes());
            return new SealedSecret(
                    ByteBuffer.allocate(SEALED_BYTES).put(nonce).put(encrypted).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    @Override
    public Optional<TotpSecret> open(SealedSecret sealed, AccountId owner) {
        var bytes = sealed.bytes();
        if (bytes.length != SEALED_BYTES) {
            return Optional.empty();
        }
        try {
            var opened =
                    cipher(Cipher.DECRYPT_MODE, bytes, owner).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return Optional.of(new TotpSecret(opened));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** @param sealed begins with the nonce */
    private Cipher cipher(int mode, byte[] sealed, AccountId owner) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
        cipher.updateAAD(owner.toString().getBytes(US_ASCII));
        return cipher;
    }

    @Override
    public Totp codesOf(TotpSecret secret) {
        var codeKey = new SecretKeySpec(secret.bytes(), MAC);
        return new Totp(step -> hmac(codeKey, step));
    }

    private static byte[] hmac(SecretKey key, long counter) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-1", e);
        }
    }

    private byte[] randomBytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
