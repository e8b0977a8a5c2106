package io.vitrine.domain.shared;

import reactor.core.publisher.Mono;

/** Joins calls of several ports into one step. */
@FunctionalInterface
public interface Atomically {
    /**
     * Runs the work so that either all it wrote is kept or nothing: kept when it emits a value or completes, undone when it
     * signals an error or is cancelled.
     */
    <T> Mono<T> run(Mono<T> work);
}
