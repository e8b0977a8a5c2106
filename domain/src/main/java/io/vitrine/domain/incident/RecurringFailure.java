package io.vitrine.domain.incident;

import io.vitrine.domain.shared.StoreUnavailable;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The failures of work that the service does again and again by itself. They are reported once, and again only when the work succeeded
 * meanwhile and the last report is a while ago. That a store is out of reach is no incident: health tells of it.
 */
public final class RecurringFailure {

    /** Between two reports, however often the work succeeds and fails again. */
    static final Duration QUIET = Duration.ofMinutes(15);

    private final Incidents incidents;
    private final LongSupplier nanos;

    private volatile boolean toldSinceSuccess;
    private boolean toldEver;
    private long toldAt;

    /** @param nanos the time, from wherever it counts, as {@code System.nanoTime} gives it */
    public RecurringFailure(Incidents incidents, LongSupplier nanos) {
        this.incidents = incidents;
        this.nanos = nanos;
    }

    /** The work failed. The caller never waits; it may be an event loop. */
    public void failed(Throwable failure) {
        if (!toldSinceSuccess && !(failure instanceof StoreUnavailable)) {
            tell(failure);
        }
    }

    private synchronized void tell(Throwable failure) {
        var now = nanos.getAsLong();
        if (!toldSinceSuccess && (!toldEver || now - toldAt >= QUIET.toNanos())) {
            toldSinceSuccess = true;
            toldEver = true;
            toldAt = now;
            incidents.report(Incident.Failure.inBackground(failure));
        }
    }

    /** The work succeeded. */
    public void succeeded() {
        if (toldSinceSuccess) {
            toldSinceSuccess = false;
        }
    }
}
