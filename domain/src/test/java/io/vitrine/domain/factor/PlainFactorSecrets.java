package io.vitrine.domain.factor;

import io.vitrine.domain.account.AccountId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Secrets that are easy to guess, in seals that hide nothing: for tests. No two instances make the same ones. */
public final class PlainFactorSecrets implements FactorSecrets {
    private static final AtomicLong INSTANCES = new AtomicLong();
    private static final HexFormat HEX = HexFormat.of();

    private final long instance = INSTANCES.incrementAndGet();
    private final AtomicLong made = new AtomicLong();

    @Override
    public TotpSecret nextSecret() {
        return new TotpSecret(next(TotpSecret.BYTES));
    }

    @Override
    public List<RecoveryCode> nextRecoveryCodes() {
        return IntStream.range(0, RecoveryCode.MANY)
                .mapToObj(_ -> RecoveryCode.of(ByteBuffer.allocate(RecoveryCode.BYTES)
                        .putShort((short) instance)
                        .putLong(made.incrementAndGet())
                        .array()))
                .toList();
    }

    @Override
    public ChallengeToken nextChallenge() {
        return ChallengeToken.of(next(32));
    }

    private byte[] next(int bytes) {
        return ByteBuffer.allocate(bytes)
                .putLong(instance)
                .putLong(made.incrementAndGet())
                .array();
    }

    @Override
    public SealedSecret seal(TotpSecret secret, AccountId owner) {
        return new SealedSecret((owner + " " + HEX.formatHex(secret.bytes())).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<TotpSecret> open(SealedSecret sealed, AccountId owner) {
        var parts = new String(sealed.bytes(), StandardCharsets.UTF_8).split(" ");
        return parts[0].equals(owner.toString())
                ? Optional.of(new TotpSecret(HEX.parseHex(parts[1])))
                : Optional.empty();
    }

    @Override
    public Totp codesOf(TotpSecret secret) {
        return new Totp(step -> hmac(secret.bytes(), step));
    }

    static byte[] hmac(byte[] secret, long counter) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
