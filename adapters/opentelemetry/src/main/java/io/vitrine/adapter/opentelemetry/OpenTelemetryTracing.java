package io.vitrine.adapter.opentelemetry;

import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.vitrine.domain.trace.Recording;
import io.vitrine.domain.trace.TracePosition;
import io.vitrine.domain.trace.Tracing;
import java.util.List;

/** Records requests as observations of Micrometer, each with one for whatever it waits for, of which OpenTelemetry makes spans. */
final class OpenTelemetryTracing implements Tracing {

    private final Sampler sampler;
    private final GivenIds ids;
    private final ObservationRegistry observations = ObservationRegistry.create();

    OpenTelemetryTracing(OpenTelemetrySdk sdk, GivenIds ids) {
        this.sampler = sdk.getSdkTracerProvider().getSampler();
        this.ids = ids;
        observations.observationConfig().observationHandler(Spans.at(sdk));
    }

    /** What is not recorded costs a look at its id. */
    @Override
    public Recording begin(TracePosition position) {
        return isSampled(position) ? ObservedRequest.begun(position, observations, ids) : Recording.NONE;
    }

    /** As it is found out again when the span begins. */
    private boolean isSampled(TracePosition position) {
        return sampler.shouldSample(
                                parent(position),
                                position.traceId(),
                                "",
                                SpanKind.SERVER,
                                Attributes.empty(),
                                List.of())
                        .getDecision()
                == SamplingDecision.RECORD_AND_SAMPLE;
    }

    private static Context parent(TracePosition position) {
        return position.caller()
                .map(caller -> Context.root()
                        .with(Span.wrap(SpanContext.createFromRemoteParent(
                                position.traceId(),
                                caller,
                                position.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                                TraceState.getDefault()))))
                .orElse(Context.root());
    }
}
