package io.vitrine.adapter.crypto;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vitrine.domain.account.HashingBusy;
import io.vitrine.domain.shared.Waits;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * A few threads for slow computations, with so many places before them. A computation that finds no place is refused at once with
 * {@link HashingBusy}, and one that is cancelled while it waits gives its place to the next.
 */
final class HashingPool implements AutoCloseable {

    private static final Duration[] HASH_BUCKETS = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500)
    };

    private final int places;
    private final AtomicInteger taken = new AtomicInteger();

    /** Its queue has no lock that a caller could have to wait for, and no bound: the places are counted before. */
    private final ThreadPoolExecutor threads;

    private final Timer computing;
    private final Timer waiting;
    private final Counter rejected;

    /**
     * @param threads how many computations run at the same time
     * @param waiting how many more may wait
     */
    HashingPool(int threads, int waiting, MeterRegistry meters) {
        this.places = threads + waiting;
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new LinkedTransferQueue<>(),
                Thread.ofPlatform().name("vitrine-hashing-", 1).daemon().factory());
        // Starting a thread takes a lock too.
        var _ = this.threads.prestartAllCoreThreads();
        computing = Timer.builder(CryptoMeters.HASH.getName())
                .description(CryptoMeters.HASH.description())
                .serviceLevelObjectives(HASH_BUCKETS)
                .register(meters);
        this.waiting = Timer.builder(CryptoMeters.WAIT.getName())
                .description(CryptoMeters.WAIT.description())
                .register(meters);
        rejected = Counter.builder(CryptoMeters.REJECTED.getName())
                .description(CryptoMeters.REJECTED.description())
                .register(meters);
        Gauge.builder(CryptoMeters.QUEUED.getName(), this.threads.getQueue(), Collection::size)
                .description(CryptoMeters.QUEUED.description())
                .register(meters);
    }

    <T> Mono<T> compute(Supplier<T> computation) {
        return Waiting.noted(Waits.For.HASH, "bcrypt", Mono.create(sink -> {
            if (!takePlace()) {
                rejected.increment();
                sink.error(new HashingBusy());
                return;
            }
            var asked = System.nanoTime();
            Runnable task = () -> {
                waiting.record(System.nanoTime() - asked, TimeUnit.NANOSECONDS);
                computeInto(sink, () -> computing.record(computation));
            };
            try {
                threads.execute(task);
            } catch (RejectedExecutionException _) {
                leavePlace();
                sink.error(new HashingBusy());
                return;
            }
            sink.onCancel(() -> giveUp(task));
        }));
    }

    private <T> void computeInto(MonoSink<T> sink, Supplier<T> computation) {
        T result;
        try {
            result = computation.get();
        } catch (Throwable failure) {
            // Also what no program should handle: otherwise the caller would wait for ever.
            leavePlace();
            sink.error(failure);
            return;
        }
        // Before the result is passed on, for it may lead to the next computation.
        leavePlace();
        sink.success(result);
    }

    /** Leaves the place of a task that has not begun; one that has leaves it itself. */
    private void giveUp(Runnable task) {
        if (threads.remove(task)) {
            leavePlace();
        }
    }

    private boolean takePlace() {
        if (taken.incrementAndGet() <= places) {
            return true;
        }
        leavePlace();
        return false;
    }

    private void leavePlace() {
        var _ = taken.decrementAndGet();
    }

    /** What was accepted is still computed. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
