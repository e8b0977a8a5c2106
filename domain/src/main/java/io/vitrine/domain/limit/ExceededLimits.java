package io.vitrine.domain.limit;

import java.time.Instant;
import reactor.core.publisher.Flux;

/** The log of the quotas that were exceeded. */
public interface ExceededLimits {
    /**
     * Notes one, unless its policy, key and window are noted already. It is kept a moment later; the caller never waits. While the store
     * is out of reach some thousands wait for it, and what is beyond them is lost and counted.
     */
    void note(ExceededLimit exceeded);

    /** How many could not be kept since the start. */
    long lost();

    /**
     * What was exceeded since then, the newest first.
     *
     * @return an error signal only when the store is out of reach ({@link io.vitrine.domain.shared.StoreUnavailable})
     */
    Flux<ExceededLimit> since(Instant from);
}
