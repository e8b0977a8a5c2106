package io.vitrine.domain.shared;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Identifiers one millisecond apart, the same in every run. No two instances make the same one. */
public final class SequentialIdentifiers implements Identifiers {
    private static final long FIRST_MILLISECOND = 1_795_000_000_000L;
    private static final AtomicLong INSTANCES = new AtomicLong();

    private final long instance = INSTANCES.incrementAndGet();
    private final AtomicLong made = new AtomicLong();

    @Override
    public UUID next() {
        return new UUID((FIRST_MILLISECOND + made.incrementAndGet()) << 16 | 0x7000, 0x8000_0000_0000_0000L | instance);
    }
}
