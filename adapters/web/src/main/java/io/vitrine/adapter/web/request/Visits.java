package io.vitrine.adapter.web.request;

import io.vitrine.domain.trace.Recording;
import io.vitrine.domain.trace.Tracing;
import java.util.Set;

/** Where requests from outside begin. */
public final class Visits {

    /** They are asked for every few seconds, and nobody's requests. */
    private static final Set<String> PROBES = Set.of("/api/v1/live", "/api/v1/ready", "/api/v1/health");

    private final Tracing tracing;

    public Visits(Tracing tracing) {
        this.tracing = tracing;
    }

    /** Whether requests for this address, or of this route, are those of probes. */
    public static boolean isProbe(String path) {
        return PROBES.contains(path);
    }

    /**
     * One begins, and is recorded where that is wanted.
     *
     * @param begun when all of its head was here, by {@link System#nanoTime}
     * @param arrived when its first byte was
     */
    public Visit begin(String method, String path, RequestId id, TraceParent trace, long begun, long arrived) {
        return Visit.of(
                method, id, trace, begun, arrived, isProbe(path) ? Recording.NONE : tracing.begin(trace.position()));
    }
}
