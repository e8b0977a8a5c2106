package io.vitrine.domain.passkey;

import io.vitrine.domain.shared.SecretDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Challenges in memory. */
public final class InMemoryPasskeyChallenges implements PasskeyChallenges {
    private final Map<SecretDigest, Kept> challenges = new HashMap<>();

    private record Kept(ChallengePurpose purpose, Instant expiresAt) {}

    @Override
    public Mono<Void> keep(SecretDigest challenge, ChallengePurpose purpose, Instant expiresAt) {
        return Mono.fromRunnable(() -> put(challenge, new Kept(purpose, expiresAt)));
    }

    private synchronized void put(SecretDigest challenge, Kept kept) {
        challenges.put(challenge, kept);
    }

    @Override
    public Mono<Boolean> use(SecretDigest challenge, ChallengePurpose purpose, Instant now) {
        return Mono.fromSupplier(() -> isUsedUp(challenge, purpose, now));
    }

    private synchronized boolean isUsedUp(SecretDigest challenge, ChallengePurpose purpose, Instant now) {
        var kept = challenges.get(challenge);
        var good = kept != null && kept.purpose().equals(purpose) && now.isBefore(kept.expiresAt());
        if (good) {
            challenges.remove(challenge);
        }
        return good;
    }

    /** Forgets challenges that have expired, and says how many that were. */
    public synchronized long forgetAt(Instant now) {
        var before = challenges.size();
        challenges.values().removeIf(it -> it.expiresAt().isBefore(now));
        return before - challenges.size();
    }
}
