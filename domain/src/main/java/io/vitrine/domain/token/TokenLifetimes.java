package io.vitrine.domain.token;

import java.time.Duration;
import java.time.Instant;

/**
 * How long things last.
 *
 * @param access an access token
 * @param refresh a refresh token that nobody uses
 * @param family a session, however often it is refreshed
 * @param grace how long a spent token gets its successor again, so that a lost answer costs nobody the session
 */
public record TokenLifetimes(Duration access, Duration refresh, Duration family, Duration grace) {
    /** What holds where nothing is set. */
    public static final TokenLifetimes USUAL =
            new TokenLifetimes(Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofDays(90), Duration.ofSeconds(10));

    public TokenLifetimes {
        if (!access.isPositive() || !refresh.isPositive() || family.compareTo(refresh) < 0 || grace.isNegative()) {
            throw new IllegalArgumentException("a session lasts at least as long as its tokens, and they some time");
        }
    }

    /** When a refresh token of a family that ends then expires, if it is issued now. */
    public Instant expiryOfToken(Instant now, Instant endOfFamily) {
        var expiry = now.plus(refresh);
        return expiry.isBefore(endOfFamily) ? expiry : endOfFamily;
    }
}
