package io.vitrine.bootstrap;

import io.prometheus.metrics.tracer.common.SpanContext;
import io.vitrine.adapter.web.request.NotedTrace;
import io.vitrine.adapter.web.request.TraceParent;
import org.jspecify.annotations.Nullable;

/** Gives figures examples: the traces of requests that they come from. Every trace is in the log, so each is worth showing. */
final class ExemplaryTraces implements SpanContext {

    private final NotedTrace traces;

    ExemplaryTraces(NotedTrace traces) {
        this.traces = traces;
    }

    @Override
    public @Nullable String getCurrentTraceId() {
        return traces.current().map(TraceParent::traceId).orElse(null);
    }

    @Override
    public @Nullable String getCurrentSpanId() {
        return traces.current().map(TraceParent::spanId).orElse(null);
    }

    @Override
    public boolean isCurrentSpanSampled() {
        return traces.current().isPresent();
    }

    /** Nobody asks for it: a trace is no longer kept for being shown. */
    @Override
    public void markCurrentSpanAsExemplar() {}
}
