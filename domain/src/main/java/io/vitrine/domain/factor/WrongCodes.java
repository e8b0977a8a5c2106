package io.vitrine.domain.factor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The wrong codes in a row of an account, over all its challenges. Somebody who knows the password could ask for one challenge after
 * the other; so ten within a quarter of an hour stop every challenge of the account for as long.
 *
 * @param times of those within the last quarter of an hour, since the last right one
 * @param stoppedUntil when codes are looked at again; empty where they were never stopped
 */
public record WrongCodes(List<Instant> times, Optional<Instant> stoppedUntil) {
    /** How many stop an account. */
    public static final int MOST = 10;

    /** Within which time, and for how long. */
    public static final Duration WINDOW = Duration.ofMinutes(15);

    /** There was none. */
    public static final WrongCodes NONE = new WrongCodes(List.of(), Optional.empty());

    public WrongCodes {
        times = List.copyOf(times);
    }

    /** Whether no code is looked at now. */
    public boolean areTooMany(Instant now) {
        return stoppedUntil.filter(now::isBefore).isPresent();
    }

    /** With one more. */
    public WrongCodes with(Instant now) {
        var recent = Stream.concat(times.stream().filter(now.minus(WINDOW)::isBefore), Stream.of(now))
                .toList();
        return recent.size() < MOST
                ? new WrongCodes(recent, stoppedUntil)
                : new WrongCodes(List.of(), Optional.of(now.plus(WINDOW)));
    }
}
