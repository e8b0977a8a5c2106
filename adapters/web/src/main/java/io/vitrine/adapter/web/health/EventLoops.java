package io.vitrine.adapter.web.health;

import io.vitrine.domain.health.Finding;
import io.vitrine.domain.health.Importance;
import io.vitrine.domain.health.Status;
import io.vitrine.domain.health.VitalSign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/**
 * Whether the threads that serve connections come round. Nothing may block them, so one that has not done so for half a minute never
 * will; the connections that it has are dead, and it is given new ones.
 */
final class EventLoops implements VitalSign {

    private static final Duration LONG = Duration.ofSeconds(5);
    private static final Duration FOR_EVER = Duration.ofSeconds(30);

    private final List<Round> rounds = new ArrayList<>();
    private final LongSupplier nanos;

    EventLoops(Iterable<? extends Executor> loops, LongSupplier nanos) {
        loops.forEach(loop -> rounds.add(new Round(loop)));
        this.nanos = nanos;
    }

    @Override
    public String name() {
        return "threads";
    }

    @Override
    public Importance importance() {
        return Importance.VITAL;
    }

    @Override
    public Mono<Finding> look() {
        return Mono.fromSupplier(this::found);
    }

    private synchronized Finding found() {
        var now = nanos.getAsLong();
        var longest = rounds.stream()
                .map(round -> round.waited(now))
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) >= 0 ? one : other);
        return finding(longest).with("loops", rounds.size()).with("longestWaitMillis", longest.toMillis());
    }

    private static Finding finding(Duration longest) {
        if (longest.compareTo(LONG) < 0) {
            return Finding.up();
        }
        var status = longest.compareTo(FOR_EVER) < 0 ? Status.DEGRADED : Status.DOWN;
        return Finding.of(status, "a thread that serves connections is held up");
    }

    /** Something that a loop is asked to do, and asked again when it has done it. */
    private static final class Round {

        private final Executor loop;
        private long begunAt;
        private volatile boolean over = true;

        Round(Executor loop) {
            this.loop = loop;
        }

        /** For how long it has not been done. */
        Duration waited(long now) {
            if (over) {
                over = false;
                begunAt = now;
                loop.execute(() -> over = true);
            }
            return Duration.ofNanos(now - begunAt);
        }
    }
}
