package io.vitrine.architecture.broken.time_comes_from_a_clock.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;

class TidyShelf {
    private final Clock clock;

    TidyShelf(Clock clock) {
        this.clock = clock;
    }

    Instant askedFor() {
        return clock.instant();
    }

    LocalDate inTheZoneOfTheClock() {
        return LocalDate.now(clock);
    }

    Instant takenFromTheSystem() {
        return Instant.now();
    }

    long takenFromTheSystemInMillis() {
        return System.currentTimeMillis();
    }

    static TidyShelf withItsOwnClock() {
        return new TidyShelf(Clock.systemUTC());
    }

    InstantSource anotherClock() {
        return InstantSource.system();
    }

    Clock coarser() {
        return Clock.tick(clock, Duration.ofHours(1));
    }
}
