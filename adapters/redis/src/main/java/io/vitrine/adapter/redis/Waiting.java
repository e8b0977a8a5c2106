package io.vitrine.adapter.redis;

import io.vitrine.domain.shared.Waits;
import reactor.core.publisher.Mono;

/** Notes how long a request waits for Redis, where somebody wants to know. */
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
}
