package io.vitrine.adapter.opentelemetry;

import io.opentelemetry.sdk.trace.IdGenerator;
import io.vitrine.domain.trace.TracePosition;
import org.jspecify.annotations.Nullable;

/** Ids of spans: those that a request was given when it came in, and told its client, and random ones for what is done in it. */
final class GivenIds implements IdGenerator {

    private final IdGenerator random = IdGenerator.random();
    private final ThreadLocal<@Nullable TracePosition> given = new ThreadLocal<>();

    /** Has a span begin that is the one of a request. */
    void during(TracePosition position, Runnable beginning) {
        given.set(position);
        try {
            beginning.run();
        } finally {
            given.remove();
        }
    }

    @Override
    public String generateSpanId() {
        var position = given.get();
        return position == null ? random.generateSpanId() : position.spanId();
    }

    @Override
    public String generateTraceId() {
        var position = given.get();
        return position == null ? random.generateTraceId() : position.traceId();
    }
}
