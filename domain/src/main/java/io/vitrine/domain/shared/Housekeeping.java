package io.vitrine.domain.shared;

import java.time.Instant;
import reactor.core.publisher.Mono;

/** Forgets what is kept for a time only, once that time has passed. */
@FunctionalInterface
public interface Housekeeping {

    /**
     * Sweeps once, on one instance at a time.
     *
     * @return how many rows were forgotten; empty when another instance is sweeping
     */
    Mono<Long> sweep(Instant now);
}
