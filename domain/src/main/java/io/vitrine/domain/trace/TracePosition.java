package io.vitrine.domain.trace;

import java.util.Optional;

/**
 * Where a request stands in a trace (W3C Trace Context).
 *
 * @param traceId of the whole trace: 32 hexadecimal digits
 * @param spanId of what is done here: 16 of them
 * @param caller the span of whoever asks; absent when the trace begins here
 * @param sampled whether the caller records the trace
 */
public record TracePosition(String traceId, String spanId, Optional<String> caller, boolean sampled) {}
