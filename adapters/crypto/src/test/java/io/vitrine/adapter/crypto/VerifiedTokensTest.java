package io.vitrine.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class VerifiedTokensTest {
    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    private final VerifiedTokens tokens = new VerifiedTokens(
            InstantSource.fixed(Tokens.NOW),
            Duration.ofSeconds(30),
            () -> passed.get().toNanos());

    @Test
    void a_token_is_remembered_as_long_as_it_lives_and_not_longer() {
        tokens.remember(token("a", Duration.ofMinutes(15)));

        passed.set(Duration.ofMinutes(15).plusSeconds(29));
        assertThat(tokens.find("a")).isPresent();
        passed.set(Duration.ofMinutes(15).plusSeconds(30));

        assertThat(tokens.find("a")).isEmpty();
        assertThat(tokens.size()).isZero();
    }

    @Test
    void a_token_whose_time_is_over_is_not_remembered() {
        tokens.remember(token("a", Duration.ofMinutes(-1)));

        assertThat(tokens.find("a")).isEmpty();
    }

    @Test
    void a_token_that_lives_for_ever_is_remembered_for_long() {
        tokens.remember(token("a", Duration.ofDays(365_000_000)));

        assertThat(tokens.find("a")).isPresent();
    }

    @Test
    void no_more_than_the_most_are_remembered() {
        for (var count = 0; count < 2 * VerifiedTokens.MOST; count++) {
            tokens.remember(token("token " + count, Duration.ofMinutes(15)));
        }

        assertThat(tokens.size()).isPositive().isLessThanOrEqualTo(VerifiedTokens.MOST);
    }

    private static Jwt token(String value, Duration lifetime) {
        return Jwt.withTokenValue(value)
                .header("kid", "key")
                .issuedAt(Tokens.NOW.minusSeconds(3_600))
                .expiresAt(Tokens.NOW.plus(lifetime))
                .build();
    }
}
