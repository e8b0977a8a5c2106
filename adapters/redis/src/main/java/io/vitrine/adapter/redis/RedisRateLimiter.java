package io.vitrine.adapter.redis;

import static io.vitrine.adapter.redis.Script.bytes;

import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.Quota;
import io.vitrine.domain.limit.RateLimiter;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Counts the requests that all instances get, in Redis: by one script that runs at once on one key, with the clock of Redis, in one
 * round trip.
 *
 * <p>A key is a list of the times at which the requests that count were let through, and expires with the last one. With one request it
 * costs some 240 bytes of memory, and one more request 5 bytes, or 6 where it is longer than two hours since the first: of a hundred 700.
 */
public final class RedisRateLimiter implements RateLimiter {

    private static final String PREFIX = "vitrine:limit:";

    private final RedisLink redis;
    private final Script<Long> script = Script.read("sliding-window.lua");

    RedisRateLimiter(RedisLink redis) {
        this.redis = redis;
    }

    @Override
    public Mono<Decision> take(LimitKey key, Quota quota) {
        return take(key, quota, 1, Duration.ZERO)
                .map(taken -> taken.granted() > 0
                        ? new Decision.Allowed(quota, taken.remaining(), taken.reset())
                        : new Decision.Exceeded(quota, taken.reset(), taken.first()));
    }

    @Override
    public boolean isAway() {
        return redis.isAway();
    }

    /**
     * Takes several requests at once, or as many as there are.
     *
     * @param kept how long they may be kept before they are made; they count until a window after that
     */
    Mono<Taken> take(LimitKey key, Quota quota, int wanted, Duration kept) {
        return redis.ask(
                        "count",
                        connection -> script.run(
                                connection.scriptingCommands(),
                                1,
                                bytes(PREFIX + key),
                                bytes(quota.requests()),
                                bytes(quota.window().toMillis()),
                                bytes(wanted),
                                bytes(kept.toMillis())))
                .map(Taken::of);
    }
}
