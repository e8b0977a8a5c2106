package io.vitrine.adapter.sentry;

import io.sentry.ISentryClient;
import io.sentry.SpanStatus;
import io.sentry.protocol.SentryTransaction;
import io.sentry.protocol.TransactionInfo;
import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.incident.ServedRequest;
import io.vitrine.domain.incident.ServedRequests;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Reports slow requests, and sends a part of all of them as transactions. One is made when the request is over, and only then. */
final class SentryServedRequests implements ServedRequests {

    private static final TransactionInfo BY_ROUTE = new TransactionInfo("route");

    private final ISentryClient sentry;
    private final Incidents incidents;
    private final double part;
    private final DoubleSupplier chance;
    private final InstantSource clock;

    /**
     * @param part of all requests, from 0 to 1
     * @param chance at least 0 and below 1, each time another
     */
    SentryServedRequests(
            ISentryClient sentry, Incidents incidents, double part, DoubleSupplier chance, InstantSource clock) {
        this.sentry = sentry;
        this.incidents = incidents;
        this.part = part;
        this.chance = chance;
        this.clock = clock;
    }

    @Override
    public void served(ServedRequest request) {
        if (request.slow()) {
            incidents.report(new Incident.SlowRequest(request));
        }
        if (chance.getAsDouble() < part) {
            sentry.captureTransaction(transaction(request), null, null, null, null);
        }
    }

    private SentryTransaction transaction(ServedRequest request) {
        var end = clock.instant();
        var transaction = new SentryTransaction(
                Labels.title(request.call()),
                seconds(end.minus(request.took())),
                seconds(end),
                List.of(),
                Map.of(),
                BY_ROUTE);
        Labels.write(transaction, request.call(), SpanStatus.fromHttpStatusCode(request.status(), SpanStatus.OK));
        transaction.setTag(Tag.STATUS.key(), Integer.toString(request.status()));
        return transaction;
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }
}
