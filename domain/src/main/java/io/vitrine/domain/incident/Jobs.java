package io.vitrine.domain.incident;

import reactor.core.publisher.Mono;

/** Watches over the runs of jobs, so that one is missed that does not begin, end or succeed. */
public interface Jobs {

    /**
     * A run that is watched: told when it begins, and how it ends. A run that is broken off counts as failed. Neither what it emits nor
     * when changes by it, and nothing of the watching fails it.
     *
     * @return the run, which begins with each subscription
     */
    <T> Mono<T> watched(Job job, Mono<T> run);
}
