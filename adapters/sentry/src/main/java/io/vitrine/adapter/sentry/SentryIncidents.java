package io.vitrine.adapter.sentry;

import io.sentry.ISentryClient;
import io.sentry.SentryEvent;
import io.sentry.protocol.Message;
import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.incident.ServedRequest;
import java.util.List;
import java.util.Map;

/** Sends incidents to Sentry as events. They are made without Sentry's scopes, so that nothing comes along that somebody left there. */
final class SentryIncidents implements Incidents {

    private final ISentryClient sentry;
    private final Delivery delivery;

    SentryIncidents(ISentryClient sentry, Delivery delivery) {
        this.sentry = sentry;
        this.delivery = delivery;
    }

    @Override
    public void report(Incident incident) {
        sentry.captureEvent(event(incident));
    }

    @Override
    public long lost() {
        return delivery.lost();
    }

    private static SentryEvent event(Incident incident) {
        var kind = Kind.of(incident);
        var event = new SentryEvent();
        event.setLevel(kind.level());
        event.setTag(Tag.INCIDENT.key(), kind.code());
        kind.sentence().ifPresent(sentence -> {
            var message = new Message();
            message.setFormatted(sentence);
            event.setMessage(message);
        });
        switch (incident) {
            case Incident.Failure(var error, var during) -> {
                event.setThrowable(error);
                during.ifPresent(call -> {
                    Labels.write(event, call, null);
                    event.setTransaction(Labels.title(call));
                });
            }
            case Incident.SlowRequest(var request) -> describe(event, request);
            case Incident.MemoryHigh(var bytes, var limit) ->
                event.getContexts().put(Allowed.MEASURED, Map.of("bytes", bytes, "limit", limit));
            case Incident.TokenReused(var account, var requestId) -> {
                event.setTag(Tag.REQUEST_ID.key(), requestId);
                Labels.write(event, account);
            }
        }
        return event;
    }

    private static void describe(SentryEvent event, ServedRequest request) {
        var title = Labels.title(request.call());
        Labels.write(event, request.call(), null);
        event.setTag(Tag.STATUS.key(), Integer.toString(request.status()));
        event.setTransaction(title);
        event.setFingerprints(List.of(Kind.SLOW_REQUEST.code(), title));
        event.getContexts()
                .put(Allowed.MEASURED, Map.of("milliseconds", request.took().toMillis()));
    }
}
