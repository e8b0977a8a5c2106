package io.vitrine.domain.trace;

import io.vitrine.domain.incident.ServedRequest;
import io.vitrine.domain.shared.Waits;
import java.util.Optional;
import java.util.function.Consumer;

/** A request that is being recorded. What it waits for is a step of it. One that is never ended is not recorded. */
public interface Recording extends Waits.Listener {

    /** Of a request that is not recorded. */
    Recording NONE = new Recording() {
        @Override
        public boolean isMade() {
            return false;
        }

        @Override
        public Consumer<Optional<Throwable>> begun(Waits.For what, String of) {
            return _ -> {};
        }

        @Override
        public void end(ServedRequest request) {}
    };

    /** Whether there is one. */
    boolean isMade();

    /** The request is over. The caller never waits and is told of no failure. */
    void end(ServedRequest request);
}
