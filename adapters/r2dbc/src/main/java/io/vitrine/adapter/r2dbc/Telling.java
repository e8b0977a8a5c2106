package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.catalogue.CatalogueChange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the listener of changes in their order. Where some may have been missed, it is told so first, and nothing is trusted before
 * that; what is heard meanwhile is told afterwards. Only what the present session hears counts.
 */
final class Telling {

    private final Lease lease;
    private final List<CatalogueChange> heldBack = new ArrayList<>();
    private Consumer<CatalogueChange> listener = _ -> {};
    private @Nullable Object present;
    private boolean caughtUp;
    private volatile long position;

    Telling(Lease lease) {
        this.lease = lease;
    }

    synchronized void to(Consumer<CatalogueChange> its) {
        listener = its;
        fallBehind();
    }

    private void fallBehind() {
        caughtUp = false;
        lease.end();
    }

    /** From now on this one hears. What the one before had to tell, it will find among what was missed. */
    synchronized void by(Object session) {
        lost();
        present = session;
    }

    /** Nobody hears any more. */
    synchronized void lost() {
        present = null;
        heldBack.clear();
        fallBehind();
    }

    synchronized void heard(Object session, CatalogueChange change) {
        if (session != present) {
            return;
        }
        if (caughtUp) {
            listener.accept(change);
        } else {
            heldBack.add(change);
        }
    }

    /** This is what was missed. The lease that was asked for at this time begins. */
    synchronized void caughtUp(Object session, MissedChanges.Missed missed, long askedAt) {
        if (session != present) {
            return;
        }
        position = missed.position();
        listener.accept(missed.change());
        heldBack.forEach(listener);
        heldBack.clear();
        caughtUp = true;
        lease.granted(askedAt);
    }

    /**
     * The lease goes on.
     *
     * @return whether it does; otherwise it ran out before, and nobody waited until what was committed meanwhile was heard
     */
    synchronized boolean goesOn(Object session, long askedAt) {
        if (session == present && caughtUp && lease.isOn()) {
            lease.granted(askedAt);
            return true;
        }
        fallBehind();
        return false;
    }

    long position() {
        return position;
    }

    synchronized void at(Object session, long place) {
        if (session == present) {
            position = place;
        }
    }
}
