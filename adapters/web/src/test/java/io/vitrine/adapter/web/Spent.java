package io.vitrine.adapter.web;

import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.Quota;
import io.vitrine.domain.limit.RateLimiter;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Counts as another does, but for those who have used up every quota. */
public record Spent(RateLimiter others) implements RateLimiter {

    /** The subject of such a token. */
    public static final String SUBJECT = "spent";

    /** The address of such a client. */
    public static final String ADDRESS = "198.51.100.1";

    @Override
    public Mono<Decision> take(LimitKey key, Quota quota) {
        return Set.of(SUBJECT, ADDRESS).contains(key.id())
                ? Mono.just(new Decision.Exceeded(quota, quota.window(), false))
                : others.take(key, quota);
    }
}
