package io.vitrine.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vitrine.domain.account.HashingBusy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class HashingPoolTest {
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final HashingPool pool = new HashingPool(1, 2, meters);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<String> computed = new CopyOnWriteArrayList<>();

    @AfterEach
    void release() {
        released.countDown();
        pool.close();
    }

    @Test
    void a_computation_runs_on_a_daemon_thread_with_a_name() {
        StepVerifier.create(pool.compute(Thread::currentThread))
                .assertNext(thread -> {
                    assertThat(thread.getName()).startsWith("vitrine-hashing-");
                    assertThat(thread.isDaemon()).isTrue();
                })
                .verifyComplete();
    }

    @Test
    void nothing_is_computed_before_somebody_subscribes() {
        var _ = pool.compute(() -> computed.add("never"));

        assertThat(computed).isEmpty();
    }

    @Test
    void the_one_who_finds_no_place_is_refused_at_once() throws Exception {
        var first = occupied();
        var waiting = List.of(computing("a").toFuture(), computing("b").toFuture());

        StepVerifier.create(computing("c")).verifyError(HashingBusy.class);

        released.countDown();
        first.get();
        assertThat(waiting.get(0).get()).isEqualTo("a");
        assertThat(waiting.get(1).get()).isEqualTo("b");
        assertThat(computed).containsExactly("a", "b");
    }

    @Test
    void whoever_was_refused_finds_a_place_later() throws Exception {
        var first = occupied();
        var waiting = List.of(computing("a").toFuture(), computing("b").toFuture());
        StepVerifier.create(computing("c")).verifyError(HashingBusy.class);

        released.countDown();
        first.get();
        waiting.get(1).get();

        StepVerifier.create(computing("c")).expectNext("c").verifyComplete();
    }

    @Test
    void one_that_is_cancelled_while_it_waits_gives_its_place_to_the_next() throws Exception {
        var first = occupied();
        var cancelled = computing("a").subscribe();
        var kept = computing("b").toFuture();
        StepVerifier.create(computing("c")).verifyError(HashingBusy.class);

        cancelled.dispose();
        var next = computing("c").toFuture();

        StepVerifier.create(computing("d")).verifyError(HashingBusy.class);
        released.countDown();
        first.get();
        assertThat(kept.get()).isEqualTo("b");
        assertThat(next.get()).isEqualTo("c");
        assertThat(computed).containsExactly("b", "c");
    }

    @Test
    void one_that_is_cancelled_while_it_runs_keeps_its_place_until_it_is_done() throws Exception {
        var running = pool.compute(this::waitForRelease).subscribe();
        begun.await();
        running.dispose();
        var waiting = List.of(computing("a").toFuture(), computing("b").toFuture());

        StepVerifier.create(computing("c")).verifyError(HashingBusy.class);

        released.countDown();
        waiting.get(1).get();
        StepVerifier.create(computing("c")).expectNext("c").verifyComplete();
    }

    @Test
    void places_are_not_lost_however_many_are_cancelled_refused_or_fail() throws Exception {
        for (var round = 0; round < 200; round++) {
            var subscriptions = IntStream.range(0, 6)
                    .mapToObj(number -> pool.compute(() -> {
                                if (number % 2 == 0) {
                                    throw new IllegalStateException("fails");
                                }
                                return number;
                            })
                            .onErrorComplete()
                            .subscribe())
                    .toList();
            subscriptions.forEach(Disposable::dispose);
        }
        // The one thread has done everything before it does this.
        StepVerifier.create(computing("last").retry(10_000_000))
                .expectNext("last")
                .verifyComplete();

        var first = occupied();
        var waiting = List.of(computing("a").toFuture(), computing("b").toFuture());
        StepVerifier.create(computing("c")).verifyError(HashingBusy.class);
        released.countDown();
        first.get();
        assertThat(waiting).allSatisfy(it -> assertThat(it.get()).isNotNull());
    }

    @Test
    void a_computation_that_fails_fails_for_its_caller_only() {
        StepVerifier.create(pool.compute(() -> {
                    throw new IllegalStateException("broken");
                }))
                .verifyErrorMessage("broken");

        StepVerifier.create(computing("next")).expectNext("next").verifyComplete();
    }

    @Test
    void what_follows_from_a_result_finds_the_place_that_became_free() {
        var narrow = new HashingPool(1, 1, meters);
        var chain = narrow.compute(() -> "a").flatMap(a -> narrow.compute(() -> a + "b"));

        StepVerifier.create(Flux.range(0, 100).concatMap(_ -> chain))
                .expectNextCount(100)
                .verifyComplete();
        narrow.close();
    }

    @Test
    void a_closed_pool_ends_what_it_accepted_and_refuses_the_rest() throws Exception {
        var first = occupied();
        var waiting = computing("a").toFuture();

        pool.close();

        StepVerifier.create(computing("b")).verifyError(HashingBusy.class);
        released.countDown();
        first.get();
        assertThat(waiting.get()).isEqualTo("a");
    }

    private CompletableFuture<@Nullable Boolean> occupied() throws InterruptedException {
        var running = pool.compute(this::waitForRelease).toFuture();
        begun.await();
        return running;
    }

    private boolean waitForRelease() {
        begun.countDown();
        try {
            return released.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Mono<String> computing(String name) {
        return pool.compute(() -> {
            computed.add(name);
            return name;
        });
    }
}
