package io.vitrine.adapter.redis;

import static io.vitrine.adapter.redis.Script.bytes;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vitrine.domain.cache.Lookup;
import io.vitrine.domain.cache.SharedCache;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Bytes for all instances, in Redis. What is asked for is decided by one script on two keys that lie in one slot of a cluster: the value,
 * after 16 digits that say as of which place it was read, and that somebody makes it. A key must not begin with a brace that closes.
 */
final class RedisSharedCache implements SharedCache {

    private static final Duration MAKING = Duration.ofSeconds(3);
    private static final int DIGITS = 16;

    private final RedisLink redis;
    private final Script<Object> find = Script.read("find.lua");
    private final Script<Long> keep = Script.read("keep.lua");

    RedisSharedCache(RedisLink redis) {
        this.redis = redis;
    }

    @Override
    public Mono<Lookup> find(String key, long newerThan) {
        return redis.ask(
                        "find",
                        connection -> find.run(
                                connection.scriptingCommands(),
                                2,
                                bytes(valueOf(key)),
                                bytes(makingOf(key)),
                                bytes(newerThan),
                                bytes(MAKING.toMillis())))
                .map(RedisSharedCache::lookup);
    }

    private static Lookup lookup(List<Object> answer) {
        if (answer.getFirst() instanceof ByteBuffer kept) {
            return hit(kept, Duration.ofMillis((Long) answer.getLast()));
        }
        return (Long) answer.getFirst() == 1 ? new Lookup.Missing() : new Lookup.Awaited();
    }

    private static Lookup hit(ByteBuffer kept, Duration left) {
        long position = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            position = 10 * position + kept.get() - '0';
        }
        var value = new byte[kept.remaining()];
        kept.get(value);
        return new Lookup.Hit(value, position, left);
    }

    @Override
    public Mono<Void> keep(String key, byte[] value, long position, Duration lifetime) {
        return redis.ask(
                        "keep",
                        connection -> keep.run(
                                connection.scriptingCommands(),
                                2,
                                bytes(valueOf(key)),
                                bytes(makingOf(key)),
                                withPlace(position, value),
                                bytes(lifetime.toMillis())))
                .then();
    }

    private static ByteBuffer withPlace(long position, byte[] value) {
        var digits = Long.toString(position).getBytes(US_ASCII);
        var kept = ByteBuffer.allocate(DIGITS + value.length);
        for (int missing = DIGITS - digits.length; missing > 0; missing--) {
            kept.put((byte) '0');
        }
        return kept.put(digits).put(value).flip();
    }

    @Override
    public Mono<Void> giveUp(String key) {
        return redis.ask("release", connection -> connection.keyCommands().del(bytes(makingOf(key))))
                .then();
    }

    private static String valueOf(String key) {
        return "vitrine:cache:{" + key + "}";
    }

    private static String makingOf(String key) {
        return valueOf(key) + ":making";
    }
}
