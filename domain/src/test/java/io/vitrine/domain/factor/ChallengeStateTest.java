package io.vitrine.domain.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.factor.ChallengeState.Verdict;
import io.vitrine.domain.shared.SecretDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChallengeStateTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant EXPIRY = NOW.plus(ChallengeToken.LIFETIME);
    private static final SecretDigest RECOVERY = SecretDigest.of("recovery");
    private static final Proof WRONG = new Proof.Nothing();

    @ParameterizedTest
    @CsvSource({"101,PASS", "100,COUNT", "99,COUNT"})
    void a_step_lets_in_once_and_none_before_it_does(long step, Verdict verdict) {
        assertThat(state(0, WrongCodes.NONE).presented(new Proof.OfStep(step), NOW))
                .isEqualTo(verdict);
    }

    @Test
    void a_recovery_code_of_the_account_lets_in_and_no_other() {
        assertThat(state(0, WrongCodes.NONE).presented(new Proof.OfRecovery(RECOVERY), NOW))
                .isEqualTo(Verdict.PASS);
        assertThat(state(0, WrongCodes.NONE).presented(new Proof.OfRecovery(SecretDigest.of("other")), NOW))
                .isEqualTo(Verdict.COUNT);
    }

    @Test
    void the_fifth_wrong_code_is_the_last_try() {
        assertThat(state(3, WrongCodes.NONE).isLastTry()).isFalse();
        assertThat(state(4, WrongCodes.NONE).isLastTry()).isTrue();
        assertThat(state(5, WrongCodes.NONE).presented(new Proof.OfStep(101), NOW))
                .isEqualTo(Verdict.REFUSE);
    }

    @Test
    void an_expired_challenge_is_worth_nothing() {
        assertThat(state(0, WrongCodes.NONE).presented(new Proof.OfStep(101), EXPIRY.minusMillis(1)))
                .isEqualTo(Verdict.PASS);
        assertThat(state(0, WrongCodes.NONE).presented(new Proof.OfStep(101), EXPIRY))
                .isEqualTo(Verdict.REFUSE);
    }

    @Test
    void ten_wrong_codes_within_a_quarter_of_an_hour_stop_an_account_for_as_long() {
        var wrong = WrongCodes.NONE;
        for (int n = 0; n < 9; n++) {
            wrong = wrong.with(NOW.plusSeconds(n));
            assertThat(wrong.areTooMany(NOW.plusSeconds(n))).isFalse();
        }
        var tenth = NOW.plus(WrongCodes.WINDOW).minusMillis(1);

        wrong = wrong.with(tenth);

        var stopped = new ChallengeState(Instant.MAX, 0, wrong, 100, Set.of(RECOVERY));
        assertThat(stopped.presented(new Proof.OfStep(101), tenth)).isEqualTo(Verdict.STOP);
        assertThat(stopped.presented(new Proof.OfRecovery(RECOVERY), tenth)).isEqualTo(Verdict.STOP);
        assertThat(stopped.presented(WRONG, tenth)).isEqualTo(Verdict.STOP);
        assertThat(wrong.areTooMany(tenth.plus(WrongCodes.WINDOW).minusMillis(1)))
                .isTrue();
        assertThat(stopped.presented(new Proof.OfStep(101), tenth.plus(WrongCodes.WINDOW)))
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void wrong_codes_that_are_further_apart_stop_nobody() {
        var wrong = WrongCodes.NONE;
        for (int n = 0; n < 50; n++) {
            var time = NOW.plus(Duration.ofSeconds(100L * n));
            wrong = wrong.with(time);
            assertThat(wrong.areTooMany(time)).isFalse();
        }
    }

    @Test
    void what_is_remembered_of_wrong_codes_is_bounded() {
        var wrong = new WrongCodes(List.of(), Optional.empty());
        for (int n = 0; n < 1_000; n++) {
            wrong = wrong.with(NOW);
            assertThat(wrong.times()).hasSizeLessThan(WrongCodes.MOST);
        }
    }

    private static ChallengeState state(int wrong, WrongCodes ofAccount) {
        return new ChallengeState(EXPIRY, wrong, ofAccount, 100, Set.of(RECOVERY));
    }
}
