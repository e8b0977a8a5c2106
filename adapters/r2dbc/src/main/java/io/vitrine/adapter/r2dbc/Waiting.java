package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.shared.Waits;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Notes how long a request waits for PostgreSQL, where somebody wants to know. */
final class Waiting {

    private Waiting() {}

    static <T> Mono<T> noted(Waits.For what, String of, Mono<T> work) {
        return Mono.deferContextual(context -> {
            if (!context.hasKey(Waits.class)) {
                return work;
            }
            var wait = context.get(Waits.class).begin(what, of);
            return work.doOnError(wait::fail).doOnTerminate(wait::end).doOnCancel(wait::end);
        });
    }

    static <T> Flux<T> noted(Waits.For what, String of, Publisher<? extends T> work) {
        return Flux.deferContextual(context -> {
            if (!context.hasKey(Waits.class)) {
                return Flux.<T>from(work);
            }
            var wait = context.get(Waits.class).begin(what, of);
            return Flux.<T>from(work)
                    .doOnError(wait::fail)
                    .doOnTerminate(wait::end)
                    .doOnCancel(wait::end);
        });
    }
}
