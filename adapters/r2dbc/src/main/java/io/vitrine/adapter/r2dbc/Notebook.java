package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.incident.RecurringFailure;
import io.vitrine.domain.shared.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is noted without anybody waiting for it. It waits in memory until it is stored with what else was noted, a moment later; while
 * PostgreSQL is away, until it is back. What was not confirmed is stored again. What there is no room for is lost, counted
 * and reported.
 */
final class Notebook<T> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Notebook.class);

    private static final int BATCH = 200;
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration LAST_CHANCE = Duration.ofSeconds(5);

    private final String what;
    private final int most;
    private final Function<List<T>, Mono<Void>> store;
    private final Background storing;
    private final RecurringFailure losses;

    private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final AtomicLong storedCount = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    /**
     * @param what for the log, such as {@code audit events}
     * @param most how many may wait
     */
    Notebook(String what, int most, Function<List<T>, Mono<Void>> store, Incidents incidents) {
        this.what = what;
        this.most = most;
        this.store = store;
        storing = new Background("Storing " + what, EVERY, stored(), incidents);
        losses = new RecurringFailure(incidents, System::nanoTime);
    }

    void start() {
        storing.start();
    }

    void note(T noted) {
        if (waitingCount.incrementAndGet() > most) {
            waitingCount.decrementAndGet();
            lost.incrementAndGet();
            losses.failed(new NotesLost(what, "too many wait to be stored"));
        } else {
            waiting.add(noted);
        }
    }

    long lost() {
        return lost.get();
    }

    /** How many are stored. */
    long storedSoFar() {
        return storedCount.get();
    }

    /** How many wait to be stored. */
    int waiting() {
        return waitingCount.get();
    }

    /** How many may. */
    int most() {
        return most;
    }

    /** Stores what is waiting, batch after batch. What fails to be stored keeps waiting. */
    private Mono<Void> stored() {
        return Mono.fromSupplier(this::next)
                .filter(batch -> !batch.isEmpty())
                .delayUntil(batch -> stored(batch).then(Mono.fromRunnable(() -> done(batch))))
                .repeat(() -> waitingCount.get() > 0)
                .takeUntil(batch -> batch.size() < BATCH)
                .then();
    }

    /** They stay where they are until they are stored. Only one batch is stored at a time. */
    private List<T> next() {
        var batch = new ArrayList<T>(BATCH);
        var notes = waiting.iterator();
        while (notes.hasNext() && batch.size() < BATCH) {
            batch.add(notes.next());
        }
        return batch;
    }

    private void done(List<T> batch) {
        batch.forEach(_ -> waiting.remove());
        storedCount.addAndGet(batch.size());
        waitingCount.addAndGet(-batch.size());
    }

    private Mono<Void> stored(List<T> batch) {
        return Mono.defer(() -> store.apply(batch))
                .doOnSuccess(_ -> losses.succeeded())
                .onErrorResume(
                        failure -> !(failure instanceof StoreUnavailable),
                        _ -> Flux.fromIterable(batch)
                                .concatMap(this::storedOrLost)
                                .then());
    }

    /** One that cannot be stored, which is a bug, takes no other with it. */
    private Mono<Void> storedOrLost(T noted) {
        return Mono.defer(() -> store.apply(List.of(noted)))
                .onErrorResume(
                        failure -> !(failure instanceof StoreUnavailable),
                        failure -> Mono.fromRunnable(() -> {
                            log.error("One of the {} cannot be stored", what, failure);
                            lost.incrementAndGet();
                            losses.failed(failure);
                        }));
    }

    /** Stores what is waiting, as far as that is possible within a few seconds. */
    @Override
    public void close() {
        storing.stop().then(stored()).timeout(LAST_CHANCE).onErrorComplete().block();
        storing.close();
        if (waitingCount.get() > 0) {
            log.error("{} {} are lost, as they could not be stored before the end", waitingCount, what);
            losses.failed(new NotesLost(what, "they could not be stored before the end"));
        }
    }
}
