package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.incident.RecurringFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Does something again and again from its start to its end, one after the other. What fails is done again the next time; of several
 * failures in a row the first is logged, and reported if it is no outage.
 */
final class Background implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Background.class);

    private final String what;
    private final Duration every;
    private final Mono<?> work;
    private final RecurringFailure failures;
    private final Sinks.Empty<Void> stopping = Sinks.empty();
    private final Sinks.Empty<Void> stopped = Sinks.empty();

    private volatile boolean failing;
    private @Nullable Disposable running;

    /** @param what for the log, such as {@code Wiping seals} */
    Background(String what, Duration every, Mono<?> work, Incidents incidents) {
        this.what = what;
        this.every = every;
        this.work = work;
        failures = new RecurringFailure(incidents, System::nanoTime);
    }

    synchronized void start() {
        if (running == null) {
            running = Flux.interval(every)
                    .onBackpressureDrop()
                    .takeUntilOther(stopping.asMono())
                    .concatMap(_ -> attempt(), 0)
                    .doFinally(_ -> stopped.tryEmitEmpty())
                    .subscribe();
        }
    }

    private Mono<Void> attempt() {
        return work.then().doOnSuccess(_ -> succeeded()).doOnError(this::failed).onErrorComplete();
    }

    private void succeeded() {
        failures.succeeded();
        if (failing) {
            log.info("{} works again", what);
            failing = false;
        }
    }

    private void failed(Throwable failure) {
        failures.failed(failure);
        if (!failing) {
            log.warn("{} failed and is tried again every {}", what, every, failure);
            failing = true;
        }
    }

    /** Begins nothing more, and completes when what has begun is over. */
    synchronized Mono<Void> stop() {
        stopping.tryEmitEmpty();
        return running == null ? Mono.empty() : stopped.asMono();
    }

    /** Breaks off what has begun. */
    @Override
    public synchronized void close() {
        if (running != null) {
            running.dispose();
        }
    }
}
