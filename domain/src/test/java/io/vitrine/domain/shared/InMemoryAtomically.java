package io.vitrine.domain.shared;

import reactor.core.publisher.Mono;

/** Undoes what the stores in memory were told, should the work fail or be cancelled. Others see it meanwhile. */
public final class InMemoryAtomically implements Atomically {
    @Override
    public <T> Mono<T> run(Mono<T> work) {
        return Mono.deferContextual(context -> context.hasKey(InMemoryWork.class)
                ? work
                : Mono.usingWhen(
                        Mono.fromSupplier(InMemoryWork::new),
                        begun -> work.contextWrite(inner -> inner.put(InMemoryWork.class, begun)),
                        begun -> Mono.fromRunnable(begun::keep),
                        (begun, _) -> Mono.fromRunnable(begun::undo),
                        begun -> Mono.fromRunnable(begun::undo)));
    }
}
