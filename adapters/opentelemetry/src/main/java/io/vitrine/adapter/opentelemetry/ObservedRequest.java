package io.vitrine.adapter.opentelemetry;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplyReceiverContext;
import io.vitrine.domain.incident.ServedRequest;
import io.vitrine.domain.shared.Waits;
import io.vitrine.domain.trace.Recording;
import io.vitrine.domain.trace.TracePosition;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request as an observation, with the names that OpenTelemetry has for what is known of one. What it was sent with is not among it, and
 * of failures only the kind: what they say may have been sent.
 */
final class ObservedRequest implements Recording {

    private static final int FIRST_OF_OUR_FAULTS = 500;

    private final ObservationRegistry observations;
    private final Observation request;

    private ObservedRequest(ObservationRegistry observations, Observation request) {
        this.observations = observations;
        this.request = request;
    }

    /** One that begins, with the ids of its position. */
    static ObservedRequest begun(TracePosition position, ObservationRegistry observations, GivenIds ids) {
        var context = new RequestReplyReceiverContext<TracePosition, ServedRequest>(ObservedRequest::header);
        context.setCarrier(position);
        var request = Observation.createNotStarted("http.server.request", () -> context, observations);
        ids.during(position, request::start);
        return new ObservedRequest(observations, request);
    }

    /** Of what a caller can send of a trace, what is kept of it. */
    private static @Nullable String header(TracePosition position, String name) {
        return name.equals("traceparent")
                ? position.caller()
                        .map(caller -> "00-" + position.traceId() + "-" + caller + (position.sampled() ? "-01" : "-00"))
                        .orElse(null)
                : null;
    }

    @Override
    public boolean isMade() {
        return true;
    }

    @Override
    public Consumer<Optional<Throwable>> begun(Waits.For what, String of) {
        var step = Step.of(what, of, observations).parentObservation(request).start();
        return failure -> {
            failure.ifPresent(error ->
                    step.lowCardinalityKeyValue(Spans.ERROR, error.getClass().getName()));
            step.stop();
        };
    }

    @Override
    public void end(ServedRequest served) {
        var call = served.call();
        request.contextualName(call.method() + " " + call.route())
                .lowCardinalityKeyValue("http.request.method", call.method())
                .lowCardinalityKeyValue("http.route", call.route())
                .lowCardinalityKeyValue("http.response.status_code", Integer.toString(served.status()))
                .highCardinalityKeyValue("http.request.id", call.requestId());
        call.account().ifPresent(account -> request.highCardinalityKeyValue("user.id", account.toString()));
        if (served.status() >= FIRST_OF_OUR_FAULTS) {
            request.lowCardinalityKeyValue(Spans.ERROR, Integer.toString(served.status()));
        }
        request.stop();
    }
}
