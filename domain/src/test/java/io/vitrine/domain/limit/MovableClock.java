package io.vitrine.domain.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. */
public final class MovableClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-24T10:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves it forward. */
    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    /** The same time, as what measures durations wants it. */
    public long nanoTime() {
        return Duration.between(Instant.EPOCH, now).toNanos();
    }
}
