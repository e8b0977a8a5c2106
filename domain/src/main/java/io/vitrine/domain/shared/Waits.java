package io.vitrine.domain.shared;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;

/**
 * How long a request has waited for what. Whoever wants to know puts one of these into the Reactor context, under this class; whoever
 * makes a request wait begins a {@link Wait} of the one that is found there, and does nothing where there is none. What is waited for side
 * by side counts twice. Any thread may begin and end.
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

    /** Hears of every wait. */
    @FunctionalInterface
    public interface Listener {

        /**
         * One begins.
         *
         * @param of what exactly is waited for, such as the text of a statement: nothing of what a client has sent
         * @return hears once of its end, and of what it failed with if it did
         */
        Consumer<Optional<Throwable>> begun(For what, String of);
    }

    private static final Listener NOBODY = (_, _) -> _ -> {};

    private final AtomicLongArray nanos = new AtomicLongArray(For.values().length);
    private final Listener listener;

    /** Waits that are added up, and of which nobody hears besides. */
    public Waits() {
        this(NOBODY);
    }

    /** Waits of which somebody hears. */
    public Waits(Listener listener) {
        this.listener = listener;
    }

    /** Begins one, as {@link Listener#begun} says. */
    public Wait begin(For what, String of) {
        return new Wait(what, listener.begun(what, of));
    }

    /** The time in nanoseconds of those that are over. */
    public long nanos(For what) {
        return nanos.get(what.ordinal());
    }

    /** One of them. Only its first end counts. */
    public final class Wait {

        private final For what;
        private final Consumer<Optional<Throwable>> ending;
        private final long begun = System.nanoTime();
        private final AtomicBoolean over = new AtomicBoolean();

        private Wait(For what, Consumer<Optional<Throwable>> ending) {
            this.what = what;
            this.ending = ending;
        }

        /** What was waited for is there, or nobody waits any longer. */
        public void end() {
            end(Optional.empty());
        }

        /** What was waited for does not come. */
        public void fail(Throwable failure) {
            end(Optional.of(failure));
        }

        private void end(Optional<Throwable> failure) {
            if (over.compareAndSet(false, true)) {
                nanos.addAndGet(what.ordinal(), System.nanoTime() - begun);
                ending.accept(failure);
            }
        }
    }
}
