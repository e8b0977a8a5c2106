package io.vitrine.adapter.web.log;

import io.vitrine.adapter.web.request.Visit;
import io.vitrine.adapter.web.request.Visits;
import io.vitrine.domain.incident.ServedRequest;
import io.vitrine.domain.incident.ServedRequests;
import io.vitrine.domain.shared.Waits;
import java.time.Duration;
import java.util.List;

/** Tells whoever wants to hear of it that a request is over: the log, those who look after the service, and its recording. */
public final class EndedRequests {

    private final RequestLog log;
    private final List<ServedRequests> listeners;
    private final long slowNanos;

    /** @param slow from when on a request is one that somebody should look at, the time apart in which its client was waited for */
    EndedRequests(RequestLog log, List<ServedRequests> listeners, Duration slow) {
        this.log = log;
        this.listeners = listeners;
        this.slowNanos = slow.toNanos();
    }

    /**
     * Whether one that was answered from the memory of this instance is to be told.
     *
     * @param nanos how long it took
     */
    public boolean isToldOfCached(Visit visit, long nanos) {
        return log.tellsOfCached() || visit.recording().isMade() || isSlow(visit, nanos);
    }

    /** Of one that was answered from the memory of this instance, where that is to be told. */
    public void tellOfCached(Answered answered, Visit visit) {
        if (log.tellsOfCached()) {
            log.tell(answered);
        }
        var slow = isSlow(visit, answered.untilHead());
        var served = served(answered, visit, slow);
        if (slow) {
            log.warn(answered, visit.waits());
            listeners.forEach(listener -> listener.served(served));
        }
        visit.recording().end(served);
    }

    /**
     * Of any other.
     *
     * @param streamed whether it takes as long as what is sent is long, as an import and an export do
     */
    public void tell(Answered answered, Visit visit, boolean streamed) {
        log.tell(answered);
        var slow = !streamed && isSlow(visit, answered.untilHead());
        if (slow) {
            log.warn(answered, visit.waits());
        }
        var served = served(answered, visit, slow);
        if (!Visits.isProbe(served.call().route())) {
            listeners.forEach(listener -> listener.served(served));
        }
        visit.recording().end(served);
    }

    private boolean isSlow(Visit visit, long nanos) {
        return ours(visit, nanos) >= slowNanos;
    }

    private static ServedRequest served(Answered answered, Visit visit, boolean slow) {
        var took = Duration.ofNanos(ours(visit, answered.untilHead()));
        return new ServedRequest(answered.call(), answered.toldStatus(), took, slow);
    }

    /** It is not us who are slow while the client has not sent everything. */
    private static long ours(Visit visit, long nanos) {
        return nanos - visit.waits().nanos(Waits.For.CLIENT);
    }
}
