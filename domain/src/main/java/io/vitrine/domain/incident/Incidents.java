package io.vitrine.domain.incident;

/** Tells those who look after the service what happened. */
public interface Incidents {

    /**
     * Reports an incident. The caller never waits, whatever becomes of the report, and is told of no failure; it may be an event loop.
     * What cannot be told is lost and counted.
     */
    void report(Incident incident);

    /** How many could not be told since the start. */
    long lost();
}
