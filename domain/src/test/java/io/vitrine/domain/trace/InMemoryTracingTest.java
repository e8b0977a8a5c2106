package io.vitrine.domain.trace;

import java.util.List;

class InMemoryTracingTest extends TracingContract {

    private final InMemoryTracing tracing = new InMemoryTracing();

    @Override
    protected Tracing tracing() {
        return tracing;
    }

    @Override
    protected List<Seen> seen() {
        return tracing.recorded().stream()
                .map(recorded -> new Seen(
                        recorded.position().traceId(),
                        recorded.position().spanId(),
                        recorded.request().status(),
                        recorded.steps().stream()
                                .map(step -> step.what().name())
                                .toList()))
                .toList();
    }
}
