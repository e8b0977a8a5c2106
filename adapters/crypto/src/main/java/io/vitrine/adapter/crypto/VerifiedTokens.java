package io.vitrine.adapter.crypto;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.vitrine.domain.shared.SecretDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What tokens said whose signature was found right: no token itself, and no longer than it lives. Verifying a signature costs a
 * hundred times what looking here does. That the signature was right is all that is known; the rest has to be checked again.
 */
final class VerifiedTokens {
    /** About 20 MB. */
    static final int MOST = 10_000;

    private final Cache<SecretDigest, Jwt> tokens;

    /** @param ticker measures how long a token is remembered, from the moment that the clock tells */
    VerifiedTokens(InstantSource clock, Duration grace, Ticker ticker) {
        this.tokens = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(ticker)
                .expireAfter(Expiry.<SecretDigest, Jwt>creating((_, verified) -> {
                    var left = Duration.between(
                            clock.instant(),
                            Objects.requireNonNull(verified.getExpiresAt()).plus(grace));
                    return left.isNegative() ? Duration.ZERO : left;
                }))
                .build();
    }

    /** What a token said: the same each time it is found, with the token's digest in the token's place. */
    Optional<Jwt> find(String token) {
        return Optional.ofNullable(tokens.getIfPresent(SecretDigest.of(token)));
    }

    /** Remembers a token that was found to be valid, so it has both its times. */
    void remember(Jwt jwt) {
        var digest = SecretDigest.of(jwt.getTokenValue());
        tokens.put(
                digest,
                new Jwt(
                        digest.sha256(),
                        Objects.requireNonNull(jwt.getIssuedAt()),
                        Objects.requireNonNull(jwt.getExpiresAt()),
                        jwt.getHeaders(),
                        jwt.getClaims()));
    }

    /** How many are remembered. */
    long size() {
        tokens.cleanUp();
        return tokens.estimatedSize();
    }
}
