package io.vitrine.domain.cache;

import java.time.Duration;

/** What asking a {@link SharedCache} leads to. */
public sealed interface Lookup {
    /**
     * There is one.
     *
     * @param position as of which place in the order of changes it was read
     * @param left for how long it is kept
     */
    record Hit(byte[] value, long position, Duration left) implements Lookup {}

    /** There is none, and whoever asked is the one to make it. */
    record Missing() implements Lookup {}

    /** There is none, and somebody else makes it. */
    record Awaited() implements Lookup {}
}
