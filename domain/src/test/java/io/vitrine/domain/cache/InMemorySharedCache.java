package io.vitrine.domain.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** A cache in memory, which waits three seconds for whoever makes a value. */
public final class InMemorySharedCache implements SharedCache {
    private static final Duration MAKING = Duration.ofSeconds(3);

    private final InstantSource clock;
    private final Map<String, Kept> kept = new HashMap<>();
    private final Map<String, Instant> claims = new HashMap<>();

    public InMemorySharedCache(InstantSource clock) {
        this.clock = clock;
    }

    private record Kept(byte[] value, long position, Instant until) {}

    @Override
    public Mono<Lookup> find(String key, long newerThan) {
        return Mono.fromSupplier(() -> found(key, newerThan));
    }

    private synchronized Lookup found(String key, long newerThan) {
        forget();
        var there = kept.get(key);
        if (there != null && there.position > newerThan) {
            return new Lookup.Hit(there.value.clone(), there.position, Duration.between(clock.instant(), there.until));
        }
        return claims.putIfAbsent(key, clock.instant().plus(MAKING)) == null
                ? new Lookup.Missing()
                : new Lookup.Awaited();
    }

    @Override
    public Mono<Void> keep(String key, byte[] value, long position, Duration lifetime) {
        return Mono.fromRunnable(() ->
                replace(key, new Kept(value.clone(), position, clock.instant().plus(lifetime))));
    }

    private synchronized void replace(String key, Kept value) {
        forget();
        kept.merge(key, value, (there, next) -> there.position > next.position ? there : next);
        claims.remove(key);
    }

    @Override
    public Mono<Void> giveUp(String key) {
        return Mono.fromRunnable(() -> freed(key));
    }

    private synchronized void freed(String key) {
        claims.remove(key);
    }

    private void forget() {
        var now = clock.instant();
        kept.values().removeIf(value -> !value.until.isAfter(now));
        claims.values().removeIf(until -> !until.isAfter(now));
    }
}
