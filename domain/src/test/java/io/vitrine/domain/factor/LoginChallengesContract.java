package io.vitrine.domain.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.Credentials;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.factor.LoginChallenges.Challenged;
import io.vitrine.domain.shared.SecretDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link LoginChallenges} promises. */
public abstract class LoginChallengesContract extends FactorContract {

    @Test
    void who_has_no_second_factor_is_not_challenged() {
        var challenge = factorSecrets.nextChallenge().digest();

        assertThat(result(challenges().open(challenge, ana.id(), HASH, NOW.plusSeconds(1))))
                .isFalse();

        assertThat(isEmpty(challenges().find(challenge))).isTrue();
        assertThat(answered(challenge, WRONG)).isEqualTo(new Answered.Refused(Optional.empty()));
    }

    @Test
    void a_challenge_tells_whose_it_is_and_what_codes_are_made_from() {
        var secret = aSecret(ana);
        result(factors().begin(ana.id(), HASH, secret, occasion()));
        result(factors().confirm(ana.id(), login.session(), secret, STEP, recoveryCodes(), occasion()));

        assertThat(result(challenges().find(challenged()))).isEqualTo(new Challenged(ana.id(), secret));
    }

    @Test
    void a_code_lets_in_once_and_so_does_a_challenge() {
        switchedOn();
        var challenge = challenged();
        var other = challenged();

        assertThat(answered(challenge, new Proof.OfStep(STEP + 1))).isEqualTo(new Answered.ByApp(owner()));

        assertThat(answered(challenge, new Proof.OfStep(STEP + 2))).isEqualTo(new Answered.Refused(Optional.empty()));
        assertThat(answered(other, new Proof.OfStep(STEP + 1))).isEqualTo(refused());
        assertThat(answered(other, new Proof.OfStep(STEP + 2))).isEqualTo(new Answered.ByApp(owner()));
    }

    @Test
    void the_code_that_switched_it_on_and_older_ones_let_nobody_in() {
        switchedOn();
        var challenge = challenged();

        assertThat(answered(challenge, new Proof.OfStep(STEP))).isEqualTo(refused());
        assertThat(answered(challenge, new Proof.OfStep(STEP - 1))).isEqualTo(refused());
    }

    @Test
    void a_recovery_code_lets_in_once() {
        var code = new Proof.OfRecovery(switchedOn().iterator().next());

        assertThat(answered(challenged(), code)).isEqualTo(new Answered.ByRecoveryCode(owner(), 9));

        assertThat(answered(challenged(), code)).isEqualTo(refused());
        assertThat(factor()).isEqualTo(new SecondFactor.On(9));
        assertThat(events(Type.RECOVERY_CODE_USED))
                .containsExactly(FactorEvents.recoveryCodeUsed(ana.id(), 9, occasion()));
        assertThatTheLogIsIntact();
    }

    @Test
    void the_recovery_code_of_somebody_else_lets_nobody_in() {
        var code = new Proof.OfRecovery(switchedOn().iterator().next());
        ana = registered("bob@example.org");
        login = loggedIn(ana);
        switchedOn();

        assertThat(answered(challenged(), code)).isEqualTo(refused());
    }

    @Test
    void five_wrong_codes_void_a_challenge() {
        switchedOn();
        var challenge = challenged();
        var other = challenged();
        for (int n = 0; n < 4; n++) {
            assertThat(answered(challenge, WRONG)).isEqualTo(refused());
        }

        assertThat(answered(challenge, WRONG)).isEqualTo(refused());

        assertThat(answered(challenge, new Proof.OfStep(STEP + 1))).isInstanceOf(Answered.Refused.class);
        assertThat(answered(other, new Proof.OfStep(STEP + 1))).isEqualTo(new Answered.ByApp(owner()));
    }

    @Test
    void four_wrong_codes_do_not() {
        switchedOn();
        var challenge = challenged();
        for (int n = 0; n < 4; n++) {
            answered(challenge, WRONG);
        }

        assertThat(answered(challenge, new Proof.OfStep(STEP + 1))).isEqualTo(new Answered.ByApp(owner()));
    }

    @Test
    void ten_wrong_codes_in_a_row_stop_the_account_for_a_quarter_of_an_hour_and_nothing_tells() {
        var codes = new ArrayList<>(switchedOn());
        var wrong = wrongCodes(10, NOW);

        var stopped = challenged();
        assertThat(answered(stopped, new Proof.OfStep(STEP + 1))).isEqualTo(refused());
        assertThat(answered(stopped, new Proof.OfRecovery(codes.getFirst()))).isEqualTo(refused());
        assertThat(wrong).containsOnly(refused());

        var later = NOW.plus(WrongCodes.WINDOW);
        assertThat(answered(challengedAt(later), new Proof.OfStep(STEP + 31), occasion(later)))
                .isEqualTo(new Answered.ByApp(owner()));
        assertThat(answered(challengedAt(later), new Proof.OfRecovery(codes.getFirst()), occasion(later)))
                .isEqualTo(new Answered.ByRecoveryCode(owner(), 9));
    }

    @Test
    void while_an_account_is_stopped_nothing_counts_but_with_the_challenge() {
        switchedOn();
        wrongCodes(10, NOW);
        var later = NOW.plus(WrongCodes.WINDOW).minusSeconds(1);
        wrongCodes(10, later);

        assertThat(answered(
                        challengedAt(later.plusSeconds(1)),
                        new Proof.OfStep(STEP + 31),
                        occasion(later.plusSeconds(1))))
                .isEqualTo(new Answered.ByApp(owner()));
        var challenge = challengedAt(later.plusSeconds(1));
        for (int n = 0; n < 5; n++) {
            answered(challenge, WRONG, occasion(later.plusSeconds(1)));
        }
        assertThat(answered(challenge, new Proof.OfStep(STEP + 32), occasion(later.plusSeconds(1))))
                .isInstanceOf(Answered.Refused.class);
    }

    @Test
    void a_right_code_begins_the_row_anew() {
        switchedOn();
        wrongCodes(9, NOW);
        assertThat(answered(challenged(), new Proof.OfStep(STEP + 1))).isEqualTo(new Answered.ByApp(owner()));
        wrongCodes(9, NOW);

        assertThat(answered(challenged(), new Proof.OfStep(STEP + 2))).isEqualTo(new Answered.ByApp(owner()));
    }

    @Test
    void a_challenge_expires() {
        switchedOn();
        var challenge = challenged();
        var expiry = NOW.plus(ChallengeToken.LIFETIME);

        assertThat(answered(challenge, new Proof.OfStep(STEP + 10), occasion(expiry)))
                .isEqualTo(refused());
        assertThat(answered(challenge, new Proof.OfStep(STEP + 10), occasion(expiry.minusMillis(1))))
                .isEqualTo(new Answered.ByApp(owner()));
    }

    @Test
    void a_challenge_is_worth_nothing_once_the_password_is_another_one() {
        switchedOn();
        var challenge = challenged();

        result(accounts().changePassword(ana.id(), OTHER_HASH, login.session(), occasion()));

        assertThat(answered(challenge, new Proof.OfStep(STEP + 1))).isEqualTo(refused());
    }

    @Test
    void a_challenge_is_worth_nothing_while_the_account_is_locked() {
        var codes = switchedOn();
        var challenge = challenged();
        result(accounts().lock(ana.id(), ROOT, occasion()));

        assertThat(answered(challenge, new Proof.OfStep(STEP + 1))).isEqualTo(refused());
        assertThat(answered(challenge, new Proof.OfRecovery(codes.iterator().next())))
                .isEqualTo(refused());

        assertThat(factor()).isEqualTo(new SecondFactor.On(RecoveryCode.MANY));
        assertThat(events(Type.RECOVERY_CODE_USED)).isEmpty();
    }

    @Test
    void of_ten_who_send_one_code_at_once_one_gets_in() {
        switchedOn();

        var answers = atOnce(IntStream.range(0, 10)
                .mapToObj(_ -> challenges().answer(challenged(), new Proof.OfStep(STEP + 1), occasion()))
                .toList());

        assertThat(answers).containsOnlyOnce(new Answered.ByApp(owner()));
        assertThat(answers).filteredOn(refused()::equals).hasSize(9);
    }

    @Test
    void of_ten_who_send_one_recovery_code_at_once_one_gets_in() {
        var code = new Proof.OfRecovery(switchedOn().iterator().next());

        var answers = atOnce(IntStream.range(0, 10)
                .mapToObj(_ -> challenges().answer(challenged(), code, occasion()))
                .toList());

        assertThat(answers).containsOnlyOnce(new Answered.ByRecoveryCode(owner(), 9));
        assertThat(events(Type.RECOVERY_CODE_USED)).hasSize(1);
    }

    @Test
    void of_twenty_wrong_codes_at_once_for_one_challenge_five_are_counted() {
        switchedOn();
        var challenge = challenged();

        atOnce(20, challenges().answer(challenge, WRONG, occasion()));

        wrongCodes(4, NOW);
        assertThat(answered(challenged(), new Proof.OfStep(STEP + 1))).isEqualTo(new Answered.ByApp(owner()));
    }

    /** The answers to so many wrong codes, five for each challenge. */
    private List<Answered> wrongCodes(int many, Instant at) {
        var answers = new ArrayList<Answered>();
        var challenge = challengedAt(at);
        for (int n = 0; n < many; n++) {
            challenge = n % 5 == 0 ? challengedAt(at) : challenge;
            answers.add(answered(challenge, WRONG, occasion(at)));
        }
        return answers;
    }

    private SecretDigest challengedAt(Instant at) {
        var challenge = factorSecrets.nextChallenge().digest();
        result(challenges().open(challenge, ana.id(), HASH, at.plus(Duration.ofMinutes(5))));
        return challenge;
    }

    private Credentials owner() {
        return new Credentials(ana, HASH);
    }

    private Answered refused() {
        return new Answered.Refused(Optional.of(ana.id()));
    }
}
