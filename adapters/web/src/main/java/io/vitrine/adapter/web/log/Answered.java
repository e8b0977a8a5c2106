package io.vitrine.adapter.web.log;

import java.util.Optional;

/**
 * A request that is over.
 *
 * @param method {@code OTHER} for one that is not of HTTP
 * @param route the template of the address; never the address itself
 * @param status 0 where nothing was answered
 * @param untilHead nanoseconds until the head of the answer was sent
 * @param untilEnd nanoseconds until its end
 * @param bytes of the body, before the server compressed it
 * @param traceId 32 hexadecimal digits; empty where it is not known
 * @param account absent when nobody proved to have one
 */
public record Answered(
        String method,
        String route,
        int status,
        long untilHead,
        long untilEnd,
        long bytes,
        String requestId,
        String traceId,
        Optional<String> account,
        End end) {

    /** How an answer ends. */
    public enum End {
        COMPLETE,
        /** The client took no more of it. */
        CANCELLED,
        /** It was cut off, or there is none. */
        FAILED
    }
}
