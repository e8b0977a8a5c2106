package io.vitrine.domain.incident;

/** Is told of every request that was not answered from the memory of this instance, and of every slow one. */
public interface ServedRequests {

    /** Takes note of one. The caller never waits and is told of no failure; it may be an event loop. */
    void served(ServedRequest request);
}
