package io.vitrine.adapter.opentelemetry;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.StatusCode;

/** Makes spans of observations. One that names the kind of an error has failed. */
final class Spans {

    /** The kind of an error, as OpenTelemetry calls it. */
    static final String ERROR = "error.type";

    private static final String US = "io.vitrine";

    private Spans() {}

    /** What hears of observations, and makes spans of them there. */
    static ObservationHandler<Observation.Context> at(OpenTelemetry telemetry) {
        var tracer = new OtelTracer(telemetry.getTracer(US), new OtelCurrentTraceContext(), _ -> {});
        var propagator = new OtelPropagator(telemetry.getPropagators(), telemetry.getTracer(US));
        return new FirstMatchingCompositeObservationHandler(
                new PropagatingReceiverTracingObservationHandler<ReceiverContext<?>>(tracer, propagator) {
                    @Override
                    public void customizeReceiverSpan(ReceiverContext<?> context, Span span) {
                        mark(context, span);
                    }
                },
                new PropagatingSenderTracingObservationHandler<SenderContext<?>>(tracer, propagator) {
                    @Override
                    public void customizeSenderSpan(SenderContext<?> context, Span span) {
                        mark(context, span);
                    }
                },
                new DefaultTracingObservationHandler(tracer) {
                    @Override
                    public void tagSpan(Observation.Context context, Span span) {
                        super.tagSpan(context, span);
                        mark(context, span);
                    }
                });
    }

    private static void mark(Observation.Context context, Span span) {
        if (context.getLowCardinalityKeyValue(ERROR) != null) {
            OtelSpan.toOtel(span).setStatus(StatusCode.ERROR);
        }
    }
}
