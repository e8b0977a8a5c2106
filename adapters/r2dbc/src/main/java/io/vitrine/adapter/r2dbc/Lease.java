package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.catalogue.CatalogueChanges.Hearing;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * For how long this instance may trust what it keeps, by its own clock, which goes on while the process is stopped. It ends a little
 * before the one that PostgreSQL knows of, which writers wait for.
 */
final class Lease {

    /** How long PostgreSQL grants it for. */
    static final Duration LENGTH = Duration.ofSeconds(2);

    private static final Duration MARGIN = Duration.ofMillis(200);
    private static final long TRUSTED = LENGTH.minus(MARGIN).toNanos();

    /** PostgreSQL is tried more often than this. Whoever was stopped for longer knows nothing of it. */
    private static final long OUT_OF_DATE = Duration.ofSeconds(5).toNanos();

    private final LongSupplier nanos;

    private volatile long until;
    private volatile long triedAt;
    private volatile long failedAt;
    private volatile boolean failed;

    Lease(LongSupplier nanos) {
        this.nanos = nanos;
        until = nanos.getAsLong();
        triedAt = until;
    }

    Hearing hearing() {
        if (isOn()) {
            return Hearing.CURRENT;
        }
        return failed && nanos.getAsLong() - failedAt < OUT_OF_DATE ? Hearing.CUT_OFF : Hearing.UNSURE;
    }

    boolean isOn() {
        return until - nanos.getAsLong() > 0;
    }

    /** PostgreSQL is being asked, from now on. */
    long tried() {
        triedAt = nanos.getAsLong();
        return triedAt;
    }

    /** PostgreSQL answered. */
    void reached() {
        failed = false;
    }

    /** What was tried last did not reach PostgreSQL. That says something if it began after the lease had run out. */
    void failed() {
        if (triedAt - until >= 0) {
            failedAt = nanos.getAsLong();
            failed = true;
        }
    }

    /** PostgreSQL granted it, which it was asked for at this time. */
    void granted(long askedAt) {
        until = askedAt + TRUSTED;
    }

    void end() {
        until = nanos.getAsLong();
    }
}
