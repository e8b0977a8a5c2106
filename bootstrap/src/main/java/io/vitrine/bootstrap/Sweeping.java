package io.vitrine.bootstrap;

import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.incident.Job;
import io.vitrine.domain.incident.Jobs;
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

    /** How this is called where its runs are watched. */
    static final Job CLEANUP = new Job("cleanup", Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofMinutes(30));

    private final Housekeeping housekeeping;
    private final InstantSource clock;
    private final Jobs jobs;
    private final Incidents incidents;
    private final Duration first;

    private volatile Instant lastSuccess = Instant.EPOCH;
    private @Nullable Disposable running;

    /** @param first how long after the start */
    Sweeping(Housekeeping housekeeping, InstantSource clock, Jobs jobs, Incidents incidents, Duration first) {
        this.housekeeping = housekeeping;
        this.clock = clock;
        this.jobs = jobs;
        this.incidents = incidents;
        this.first = first;
    }

    @Override
    public synchronized void start() {
        running = Flux.interval(first, CLEANUP.every())
                .onBackpressureDrop()
                .concatMap(_ -> sweep())
                .subscribe();
    }

    private Mono<Long> sweep() {
        return jobs.watched(CLEANUP, Mono.defer(() -> housekeeping.sweep(clock.instant())))
                .doOnNext(this::swept)
                .doOnError(this::failed)
                .onErrorComplete();
    }

    private void failed(Throwable failure) {
        log.warn("Housekeeping failed and is tried again in an hour", failure);
        incidents.report(Incident.Failure.inBackground(failure));
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
