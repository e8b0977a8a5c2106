package io.vitrine.domain.catalogue;

import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/**
 * Hears of every change of the catalogue, on whichever instance it was made, so that what is kept of it is never older than a write
 * that was answered. An instance that may trust what it keeps holds a lease for it (Gray and Cheriton, 1989): whoever writes waits
 * until all that hold one have heard of it, or do not hold it any more.
 */
public interface CatalogueChanges {
    /** What can be said of what is kept. */
    enum Hearing {
        /** It is as new as what was answered. */
        CURRENT,
        /** It may be out of date; who wants to know has to ask the store. */
        UNSURE,
        /** It may be out of date, and the store does not answer. */
        CUT_OFF
    }

    /**
     * Tells a listener of every change from now on, in the order in which they were committed; one listener at a time, which must not
     * wait for anything.
     */
    void tell(Consumer<CatalogueChange> listener);

    /**
     * Completes when every instance has heard of what was committed before, or does not trust what it keeps. It takes no longer than a
     * few seconds, whatever is out of reach, and never fails.
     */
    Mono<Void> settled();

    /** What can be said now. It costs next to nothing to ask. */
    Hearing hearing();

    /**
     * A place in the order of changes: whoever reads from the store after asking for it sees every change {@linkplain
     * CatalogueChange#at at} a lower place. Others may see them or not. Places grow for all instances alike.
     */
    long position();
}
