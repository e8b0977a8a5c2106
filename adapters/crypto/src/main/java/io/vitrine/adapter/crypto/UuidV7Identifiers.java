package io.vitrine.adapter.crypto;

import io.vitrine.domain.shared.Identifiers;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * UUIDv7 after RFC 9562: milliseconds, a 12-bit counter that starts each millisecond at a random number (section 6.2,
 * method 1), and 62 random bits. Time and counter are one number, so that a counter which runs over borrows from the next
 * millisecond, and a clock that jumps back goes unnoticed.
 */
final class UuidV7Identifiers implements Identifiers {
    private static final int COUNTER_BITS = 12;
    /** The counter's first bit starts as 0: at least 2,048 identifiers fit into each millisecond. */
    private static final int FIRST_COUNTER_BOUND = 1 << (COUNTER_BITS - 1);

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final InstantSource clock;
    private final SecureRandom random;
    private final AtomicLong latest = new AtomicLong();

    UuidV7Identifiers(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID next() {
        var fresh = (clock.millis() << COUNTER_BITS) | random.nextInt(FIRST_COUNTER_BOUND);
        var tick = latest.updateAndGet(last -> Math.max(fresh, last + 1));
        var counter = tick & ((1 << COUNTER_BITS) - 1);
        var millis = tick >>> COUNTER_BITS;
        return new UUID((millis << 16) | VERSION_7 | counter, VARIANT | (random.nextLong() >>> 2));
    }
}
