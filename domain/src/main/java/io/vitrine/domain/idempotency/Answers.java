package io.vitrine.domain.idempotency;

import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * The answers that were given to requests with a key. Both operations belong into one
 * {@link io.vitrine.domain.shared.Atomically}, together with the effect of the request: a claim holds until it ends, and
 * is as if it had never been made when it is undone.
 */
public interface Answers {
    /**
     * Claims a key, never waiting for another one who holds it.
     *
     * @param now answers older than {@link IdempotencyKey#KEPT} are forgotten
     */
    Mono<Claim> claim(IdempotencyKey key, Fingerprint fingerprint, Instant now);

    /** Keeps the answer of the request that claimed the key. */
    Mono<Void> keep(IdempotencyKey key, Fingerprint fingerprint, Answer answer, Instant now);
}
