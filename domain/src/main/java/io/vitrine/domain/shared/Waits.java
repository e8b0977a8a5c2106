package io.vitrine.domain.shared;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long a request has waited for what. Whoever wants to know puts one of these into the Reactor context, under this class; whoever
 * makes a request wait adds to the one that it finds there, and does nothing where there is none. What is waited for side by side counts
 * twice. Any thread may add.
 */
public final class Waits {

    /** What is waited for. */
    public enum For {
        /** The client, who has not sent all of its request yet. */
        CLIENT,
        /** A connection to the store. */
        CONNECTION,
        /** The store, which carries out a statement. */
        STATEMENT,
        /** What all instances share besides the store. */
        SHARED,
        /** The hash of a password, its turn included. */
        HASH
    }

    private final AtomicLongArray nanos = new AtomicLongArray(For.values().length);

    /** Adds a time in nanoseconds. */
    public void add(For what, long duration) {
        nanos.addAndGet(what.ordinal(), duration);
    }

    /** The time in nanoseconds. */
    public long nanos(For what) {
        return nanos.get(what.ordinal());
    }
}
