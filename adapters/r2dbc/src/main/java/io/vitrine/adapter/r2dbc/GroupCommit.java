package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.shared.StoreUnavailable;
import io.vitrine.domain.shared.Waits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Does together, in one statement and so with one commit or one read, what is asked for while others are being done. What comes alone is done
 * at once; nothing waits for more to come. The more is asked for, the less each costs.
 *
 * @param <T> what is asked for; no two are equal
 * @param <R> what comes of it
 */
final class GroupCommit<T, R> {

    private static final int AT_A_TIME = 2;
    private static final int MOST_TOGETHER = 64;

    private final String name;
    private final Duration patience;
    private final Function<List<T>, Mono<Map<T, R>>> work;
    private final Queue<Asked<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();

    /**
     * @param name of the work, for whoever looks into where time goes
     * @param patience how long somebody waits before being told that the store is out of reach
     * @param work leaves out what nothing came of; one that fails as a whole is done again, one by one
     */
    GroupCommit(String name, Duration patience, Function<List<T>, Mono<Map<T, R>>> work) {
        this.name = name;
        this.patience = patience;
        this.work = work;
    }

    private record Asked<T, R>(T request, Sinks.One<R> answer) {
        void answer(Map<T, R> answers) {
            var mine = answers.get(request);
            if (mine == null) {
                answer.tryEmitEmpty();
            } else {
                answer.tryEmitValue(mine);
            }
        }
    }

    /** What comes of it; empty when nothing does. Once begun it is done, even if nobody waits for it any more. */
    Mono<R> ask(T request) {
        return Waiting.noted(Waits.For.STATEMENT, name, Mono.defer(() -> {
            var asked = new Asked<T, R>(request, Sinks.one());
            waiting.add(asked);
            begin();
            return asked.answer()
                    .asMono()
                    .doOnCancel(() -> waiting.remove(asked))
                    .timeout(patience)
                    .onErrorMap(TimeoutException.class, Failures::unavailable);
        }));
    }

    private void begin() {
        while (!waiting.isEmpty() && running.getAndUpdate(GroupCommit::oneMore) < AT_A_TIME) {
            run(next());
        }
    }

    private static int oneMore(int running) {
        return Math.min(running + 1, AT_A_TIME);
    }

    private List<Asked<T, R>> next() {
        var together = new ArrayList<Asked<T, R>>();
        for (var asked = waiting.poll();
                asked != null;
                asked = together.size() < MOST_TOGETHER ? waiting.poll() : null) {
            together.add(asked);
        }
        return together;
    }

    private void run(List<Asked<T, R>> together) {
        done(together).doFinally(_ -> over()).subscribe();
    }

    private void over() {
        running.decrementAndGet();
        begin();
    }

    private Mono<Void> done(List<Asked<T, R>> together) {
        return together.isEmpty()
                ? Mono.empty()
                : work.apply(together.stream().map(Asked::request).toList())
                        .doOnNext(answers -> together.forEach(asked -> asked.answer(answers)))
                        .then()
                        .onErrorResume(failure -> failed(together, failure));
    }

    private Mono<Void> failed(List<Asked<T, R>> together, Throwable failure) {
        return together.size() == 1 || failure instanceof StoreUnavailable
                ? Mono.fromRunnable(
                        () -> together.forEach(asked -> asked.answer().tryEmitError(failure)))
                : Flux.fromIterable(together)
                        .concatMap(asked -> done(List.of(asked)))
                        .then();
    }
}
