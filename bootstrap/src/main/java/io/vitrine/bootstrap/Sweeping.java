package io.vitrine.bootstrap;

import io.vitrine.domain.shared.Housekeeping;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Has what is old forgotten, some time after the start and then once an hour. A failed sweep is made up by the next. */
final class Sweeping implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sweeping.class);

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofHours(1);

    private final Housekeeping housekeeping;
    private final InstantSource clock;

    private volatile Instant lastSuccess = Instant.EPOCH;
    private @Nullable Disposable running;

    Sweeping(Housekeeping housekeeping, InstantSource clock) {
        this.housekeeping = housekeeping;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        running = Flux.interval(FIRST, EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> sweep())
                .subscribe();
    }

    private Mono<Long> sweep() {
        return Mono.defer(() -> housekeeping.sweep(clock.instant()))
                .doOnNext(this::swept)
                .doOnError(failure -> log.warn("Housekeeping failed and is tried again in an hour", failure))
                .onErrorComplete();
    }

    private void swept(long forgotten) {
        lastSuccess = clock.instant();
        log.info("Forgot {} rows that were past their time", forgotten);
    }

    /** When it last was done; the epoch, when it was not yet. */
    Instant lastSuccess() {
        return lastSuccess;
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            running.dispose();
            running = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }
}
