package io.vitrine.domain.incident;

/** Is told of every request that passed the whole chain of the service. */
public interface ServedRequests {

    /** Takes note of one. The caller never waits and is told of no failure; it may be an event loop. */
    void served(ServedRequest request);
}
