package io.vitrine.application.limit;

import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.ExceededLimit;
import io.vitrine.domain.limit.ExceededLimits;
import io.vitrine.domain.limit.KeyDigests;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.LimitKey.Of;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import io.vitrine.domain.limit.RateLimiter;
import io.vitrine.domain.shared.StoreUnavailable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets requests through as far as their quotas reach. Instances count together where there is something that they share; where that is
 * out of reach each counts on its own, and no request fails for it.
 */
public final class LimitRequests {

    private final Optional<RateLimiter> shared;
    private final RateLimiter own;
    private final ExceededLimits exceededLimits;
    private final KeyDigests digests;
    private final AuditLog audit;

    /**
     * @param shared counts for all instances
     * @param own counts for this instance, and is never out of reach
     */
    public LimitRequests(
            Optional<RateLimiter> shared,
            RateLimiter own,
            ExceededLimits exceededLimits,
            KeyDigests digests,
            AuditLog audit) {
        this.shared = shared;
        this.own = own;
        this.exceededLimits = exceededLimits;
        this.digests = digests;
        this.audit = audit;
    }

    /**
     * Asks for one request. That a quota is exceeded is noted once for each window.
     *
     * @param occasion asked for only when there is something to note
     */
    public Mono<Decision> admit(LimitKey key, Quota quota, Supplier<Occasion> occasion) {
        return taken(key, quota).doOnNext(decision -> noteIfFirst(key, decision, occasion));
    }

    /**
     * Asks for one request that several keys count, side by side: a key that lets it through counts it also where another refuses it.
     *
     * @param keys at least one
     * @return the strictest decision: a refusal with the longest time to wait, else the one that leaves the fewest requests
     */
    public Mono<Decision> admit(List<LimitKey> keys, Quota quota, Supplier<Occasion> occasion) {
        return keys.size() == 1
                ? admit(keys.getFirst(), quota, occasion)
                : Flux.fromIterable(keys)
                        .flatMap(key -> admit(key, quota, occasion))
                        .reduce(LimitRequests::stricter);
    }

    /** Notes that a quota is exceeded which is counted elsewhere; of several in a window, this instance notes the first. */
    public Mono<Void> noteOnce(LimitKey key, Quota quota, Occasion occasion) {
        return own.take(key, new Quota(1, quota.window()))
                .filter(Decision.Allowed.class::isInstance)
                .doOnNext(_ -> note(key, quota, occasion))
                .then();
    }

    /** Whether this instance counts on its own for now, as what it shares with others is known to be out of reach. */
    public boolean alone() {
        return shared.map(RateLimiter::isAway).orElse(false);
    }

    private Mono<Decision> taken(LimitKey key, Quota quota) {
        return shared.map(limiter ->
                        limiter.take(key, quota).onErrorResume(StoreUnavailable.class, _ -> own.take(key, quota)))
                .orElseGet(() -> own.take(key, quota));
    }

    private static Decision stricter(Decision one, Decision other) {
        if (one instanceof Decision.Exceeded && other instanceof Decision.Exceeded) {
            return one.reset().compareTo(other.reset()) >= 0 ? one : other;
        }
        if (one instanceof Decision.Exceeded || other instanceof Decision.Exceeded) {
            return one instanceof Decision.Exceeded ? one : other;
        }
        return one.remaining() <= other.remaining() ? one : other;
    }

    private void noteIfFirst(LimitKey key, Decision decision, Supplier<Occasion> occasion) {
        if (decision instanceof Decision.Exceeded exceeded && exceeded.first()) {
            note(key, exceeded.quota(), occasion.get());
        }
    }

    private void note(LimitKey key, Quota quota, Occasion occasion) {
        exceededLimits.note(exceeded(key, quota, occasion));
        audit.note(event(key, quota, occasion));
    }

    private ExceededLimit exceeded(LimitKey key, Quota quota, Occasion occasion) {
        var shown = account(key).orElse(occasion.origin().addressPrefix());
        return new ExceededLimit(key.policy(), key.of(), digests.of(key), shown, quota, occasion.at());
    }

    private static AuditEvent event(LimitKey key, Quota quota, Occasion occasion) {
        var details = new TreeMap<>(Map.of(
                "policy", key.policy().text(),
                "key", key.of().text(),
                "requests", Integer.toString(quota.requests()),
                "window", quota.window().toString()));
        if (key.policy() == Policy.AUTH && key.of() == Of.MAIL_ADDRESS) {
            details.put("login", "throttled");
        }
        return AuditEvent.failed(Type.RATE_LIMIT_EXCEEDED, account(key), occasion)
                .with(details);
    }

    /** Only of accounts it is said who they are. */
    private static Optional<String> account(LimitKey key) {
        return key.of() == Of.ACCOUNT ? Optional.of(key.id()) : Optional.empty();
    }
}
