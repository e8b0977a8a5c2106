package io.vitrine.domain.passkey;

import io.vitrine.domain.shared.SecretDigest;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * The challenges that wait for an answer. Every operation is atomic on its own, also against the same one on another instance. An error
 * signal means that the store is out of reach ({@link io.vitrine.domain.shared.StoreUnavailable}).
 */
public interface PasskeyChallenges {
    /** Keeps a challenge that was made. */
    Mono<Void> keep(SecretDigest challenge, ChallengePurpose purpose, Instant expiresAt);

    /**
     * Uses up a challenge.
     *
     * @return whether it was kept for this purpose, and had neither expired nor been used; of several at once, one is told so
     */
    Mono<Boolean> use(SecretDigest challenge, ChallengePurpose purpose, Instant now);
}
