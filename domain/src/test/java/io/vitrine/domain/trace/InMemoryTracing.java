package io.vitrine.domain.trace;

import io.vitrine.domain.incident.ServedRequest;
import io.vitrine.domain.shared.Waits;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps every request whose caller records it, and no other. */
public final class InMemoryTracing implements Tracing {

    private final List<Recorded> recorded = new CopyOnWriteArrayList<>();

    /** A request that is over, and its steps in the order of their ends. */
    public record Recorded(TracePosition position, ServedRequest request, List<Step> steps) {}

    /** What it waited for, and whether that came. */
    public record Step(Waits.For what, String of, Optional<Throwable> failure) {}

    @Override
    public Recording begin(TracePosition position) {
        return position.sampled() ? new Kept(position) : Recording.NONE;
    }

    /** In the order in which they ended. */
    public List<Recorded> recorded() {
        return List.copyOf(recorded);
    }

    private final class Kept implements Recording {

        private final TracePosition position;
        private final List<Step> steps = new CopyOnWriteArrayList<>();

        Kept(TracePosition position) {
            this.position = position;
        }

        @Override
        public boolean isMade() {
            return true;
        }

        @Override
        public Consumer<Optional<Throwable>> begun(Waits.For what, String of) {
            return failure -> steps.add(new Step(what, of, failure));
        }

        @Override
        public void end(ServedRequest request) {
            recorded.add(new Recorded(position, request, List.copyOf(steps)));
        }
    }
}
