package io.vitrine.adapter.web.request;

import java.util.Optional;

/** Of which trace it is what is being measured on this thread, for whoever shows an example of a figure. */
public final class NotedTrace {

    private final ThreadLocal<TraceParent> current = new ThreadLocal<>();

    /** Has something measured that belongs to a trace. */
    public void during(TraceParent trace, Runnable measuring) {
        current.set(trace);
        try {
            measuring.run();
        } finally {
            current.remove();
        }
    }

    /** The trace, where something of one is being measured. */
    public Optional<TraceParent> current() {
        return Optional.ofNullable(current.get());
    }
}
