package io.vitrine.domain.idempotency;

import io.vitrine.domain.shared.InMemoryWork;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Answers in memory. A claim ends with the {@link io.vitrine.domain.shared.InMemoryAtomically} around it. */
public final class InMemoryAnswers implements Answers {
    private final Map<IdempotencyKey, Kept> kept = new ConcurrentHashMap<>();
    private final Map<IdempotencyKey, InMemoryWork> claims = new ConcurrentHashMap<>();

    private record Kept(Fingerprint fingerprint, Answer answer, Instant at) {
        boolean isForgottenAt(Instant now) {
            return at.plus(IdempotencyKey.KEPT).isBefore(now);
        }
    }

    @Override
    public Mono<Claim> claim(IdempotencyKey key, Fingerprint fingerprint, Instant now) {
        return Mono.deferContextual(
                context -> Mono.fromSupplier(() -> claim(InMemoryWork.in(context), key, fingerprint, now)));
    }

    private Claim claim(InMemoryWork work, IdempotencyKey key, Fingerprint fingerprint, Instant now) {
        if (claims.putIfAbsent(key, work) != null) {
            return new Claim.InProgress();
        }
        work.atEnd(() -> claims.remove(key, work));
        return found(kept.get(key), fingerprint, now);
    }

    private static Claim found(@Nullable Kept kept, Fingerprint fingerprint, Instant now) {
        if (kept == null || kept.isForgottenAt(now)) {
            return new Claim.Fresh();
        }
        return kept.fingerprint.equals(fingerprint) ? new Claim.Answered(kept.answer) : new Claim.Mismatch();
    }

    @Override
    public Mono<Void> keep(IdempotencyKey key, Fingerprint fingerprint, Answer answer, Instant now) {
        return Mono.deferContextual(context ->
                Mono.fromRunnable(() -> InMemoryWork.in(context).put(kept, key, new Kept(fingerprint, answer, now))));
    }

    /** Forgets what is too old, and says how much that was. */
    public long forgetAt(Instant now) {
        var before = kept.size();
        kept.values().removeIf(answer -> answer.isForgottenAt(now));
        return before - (long) kept.size();
    }
}
