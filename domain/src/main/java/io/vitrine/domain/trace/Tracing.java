package io.vitrine.domain.trace;

/** Records requests, or some of them, with the steps that they take. */
public interface Tracing {

    /**
     * A request begins. Whether it is recorded depends on its caller and on chance. The caller never waits and is told of no failure; it
     * may be an event loop.
     *
     * @return what it is recorded in; {@link Recording#NONE} when it is not
     */
    Recording begin(TracePosition position);
}
