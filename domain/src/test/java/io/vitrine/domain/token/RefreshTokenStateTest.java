package io.vitrine.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.token.RefreshTokenState.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RefreshTokenStateTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration GRACE = TokenLifetimes.USUAL.grace();

    @Test
    void an_active_token_rotates_until_it_expires() {
        var active = new RefreshTokenState.Active(NOW);

        assertThat(verdict(active, NOW.minusNanos(1))).isEqualTo(Verdict.ROTATE);
        assertThat(verdict(active, NOW)).isEqualTo(Verdict.REFUSE);
        assertThat(verdict(active, NOW.plusSeconds(1))).isEqualTo(Verdict.REFUSE);
    }

    @Test
    void a_spent_token_repeats_its_unused_successor_within_the_grace_and_ends_the_family_later() {
        var rotated = new RefreshTokenState.Rotated(NOW, true);

        assertThat(verdict(rotated, NOW)).isEqualTo(Verdict.REPEAT);
        assertThat(verdict(rotated, NOW.minusSeconds(60))).isEqualTo(Verdict.REPEAT);
        assertThat(verdict(rotated, NOW.plus(GRACE).minusNanos(1))).isEqualTo(Verdict.REPEAT);
        assertThat(verdict(rotated, NOW.plus(GRACE))).isEqualTo(Verdict.END_FAMILY);
        assertThat(verdict(rotated, NOW.plus(Duration.ofDays(80)))).isEqualTo(Verdict.END_FAMILY);
    }

    @Test
    void a_spent_token_of_which_the_successor_was_used_ends_the_family_at_any_time() {
        var rotated = new RefreshTokenState.Rotated(NOW, false);

        assertThat(verdict(rotated, NOW)).isEqualTo(Verdict.END_FAMILY);
        assertThat(verdict(rotated, NOW.minusSeconds(60))).isEqualTo(Verdict.END_FAMILY);
        assertThat(verdict(rotated, NOW.plus(GRACE))).isEqualTo(Verdict.END_FAMILY);
    }

    @Test
    void without_a_grace_there_is_no_second_time() {
        var strict = new TokenLifetimes(Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofDays(90), Duration.ZERO);

        assertThat(new RefreshTokenState.Rotated(NOW, true).presented(NOW, strict))
                .isEqualTo(Verdict.END_FAMILY);
    }

    @Test
    void a_dead_token_is_refused() {
        assertThat(verdict(new RefreshTokenState.Dead(), NOW)).isEqualTo(Verdict.REFUSE);
    }

    private static Verdict verdict(RefreshTokenState state, Instant now) {
        return state.presented(now, TokenLifetimes.USUAL);
    }
}
