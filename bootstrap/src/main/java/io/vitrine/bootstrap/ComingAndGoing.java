package io.vitrine.bootstrap;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.vitrine.application.health.ReportHealth;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Has the service say that it is ready when its start is over, and that it is not from the moment at which it is told to end. It
 * then goes on accepting connections for a while, so that whoever sends requests here has time to hear of it.
 */
final class ComingAndGoing implements SmartLifecycle {

    private final ReportHealth health;
    private final Duration notice;

    private volatile boolean running;

    ComingAndGoing(ReportHealth health, Duration notice) {
        this.health = health;
        this.notice = notice;
    }

    /** Spring Boot says so after everything that runs at a start, and before anything is stopped. */
    @EventListener
    void changed(AvailabilityChangeEvent<ReadinessState> event) {
        switch (event.getState()) {
            case ACCEPTING_TRAFFIC -> health.admit();
            case REFUSING_TRAFFIC -> health.refuse();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** What has the highest phase stops first, and the next waits for it: the web server has a lower one. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public void stop(Runnable stopped) {
        stop();
        if (notice.isZero()) {
            stopped.run();
        } else {
            CompletableFuture.delayedExecutor(notice.toMillis(), MILLISECONDS).execute(stopped);
        }
    }

    @Override
    public void stop() {
        health.refuse();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
