package io.vitrine.bootstrap;

import io.vitrine.application.health.ReportHealth;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Has the health of the service looked at every second, from before it listens until after its last answer. */
final class Watching implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ReportHealth health;

    private @Nullable Disposable running;

    Watching(ReportHealth health) {
        this.health = health;
    }

    synchronized void start() {
        running = Flux.interval(Duration.ZERO, EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> health.look(), 0)
                .subscribe();
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.dispose();
        }
    }
}
