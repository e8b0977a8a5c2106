package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.token.RefreshTokens;
import io.vitrine.domain.token.Revocations;
import io.vitrine.domain.token.TokenLifetimes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * Asks twice a second which sessions were ended lately, on whichever instance, and remembers each for as long as an access token of it
 * may live. While the store is away, what is known stays known.
 */
final class PolledRevocations implements Revocations, AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(500);

    /** Clocks of instances differ, and an access token is accepted a little after its end. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    /** When a session ended is written before it is committed, so each time a little is asked that was asked before. */
    private static final Duration OVERLAP = Duration.ofSeconds(15);

    /** For the transaction that takes longer than any should. */
    private static final Duration EVERYTHING_EVERY = Duration.ofMinutes(1);

    private final RefreshTokens tokens;
    private final InstantSource clock;
    private final Duration remembered;
    private final Background asking;

    /** Until when each is remembered. */
    private final Map<SessionId, Instant> revoked = new ConcurrentHashMap<>();

    private volatile Instant askedAt = Instant.MIN;
    private volatile Instant askedForEverythingAt = Instant.MIN;

    PolledRevocations(RefreshTokens tokens, TokenLifetimes lifetimes, InstantSource clock, Incidents incidents) {
        this.tokens = tokens;
        this.clock = clock;
        remembered = lifetimes.access().plus(TOLERANCE);
        asking = new Background("Asking for ended sessions", EVERY, asked(), incidents);
    }

    void start() {
        asking.start();
    }

    @Override
    public boolean isRevoked(SessionId session) {
        return revoked.containsKey(session);
    }

    @Override
    public void revoked(SessionId session) {
        revoked.put(session, clock.instant().plus(remembered));
    }

    /** Asks once, and forgets what is of no use any more. */
    Mono<Void> asked() {
        return Mono.defer(() -> {
            var now = clock.instant();
            var everything = isTimeForEverything(now);
            return tokens.endedSince(everything ? now.minus(remembered) : askedAt.minus(OVERLAP))
                    .doOnNext(session -> revoked.putIfAbsent(session, now.plus(remembered)))
                    .then(Mono.fromRunnable(() -> answered(now, everything)));
        });
    }

    private boolean isTimeForEverything(Instant now) {
        return askedForEverythingAt.equals(Instant.MIN)
                || now.isBefore(askedAt)
                || !now.isBefore(askedForEverythingAt.plus(EVERYTHING_EVERY));
    }

    private void answered(Instant now, boolean everything) {
        askedAt = now;
        if (everything) {
            askedForEverythingAt = now;
        }
        revoked.values().removeIf(now::isAfter);
    }

    /** How many are remembered. */
    int size() {
        return revoked.size();
    }

    @Override
    public void close() {
        asking.close();
    }
}
