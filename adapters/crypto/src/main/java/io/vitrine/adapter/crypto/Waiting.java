package io.vitrine.adapter.crypto;

import io.vitrine.domain.shared.Waits;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;

/** Notes how long a request waits for the hash of a password, where somebody wants to know. */
final class Waiting {

    private final Waits waits;
    private final Waits.For what;
    private final long begun = System.nanoTime();
    private final AtomicBoolean over = new AtomicBoolean();

    private Waiting(Waits waits, Waits.For what) {
        this.waits = waits;
        this.what = what;
    }

    static <T> Mono<T> noted(Waits.For what, Mono<T> work) {
        return Mono.deferContextual(context -> {
            if (!context.hasKey(Waits.class)) {
                return work;
            }
            var waiting = new Waiting(context.get(Waits.class), what);
            return work.doOnTerminate(waiting::end).doOnCancel(waiting::end);
        });
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            waits.add(what, System.nanoTime() - begun);
        }
    }
}
