package io.vitrine.domain.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Tokens that are easy to guess, in seals that hide nothing: for tests. No two instances make the same ones. */
public final class PlainTokenSecrets implements TokenSecrets {
    private static final AtomicLong INSTANCES = new AtomicLong();

    private final long instance = INSTANCES.incrementAndGet();
    private final AtomicLong made = new AtomicLong();

    @Override
    public RefreshToken next() {
        return RefreshToken.of(ByteBuffer.allocate(32)
                .putLong(instance)
                .putLong(made.incrementAndGet())
                .array());
    }

    @Override
    public SealedToken seal(RefreshToken successor, RefreshToken presented) {
        return new SealedToken((presented.value() + " " + successor.value()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<RefreshToken> open(SealedToken successor, RefreshToken presented) {
        var parts = new String(successor.bytes(), StandardCharsets.UTF_8).split(" ");
        return parts[0].equals(presented.value()) ? Optional.of(new RefreshToken(parts[1])) : Optional.empty();
    }
}
