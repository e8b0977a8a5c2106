package io.vitrine.domain.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.MailedToken;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.shared.SecretDigest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@link SecondFactors} promises. */
public abstract class SecondFactorsContract extends FactorContract {

    @Test
    void nobody_has_one_from_the_beginning() {
        assertThat(factor()).isEqualTo(new SecondFactor.Off());
        assertThat(result(factors().of(new AccountId(identifiers.next())))).isEqualTo(new SecondFactor.Off());
    }

    @Test
    void one_that_is_begun_is_not_on_and_is_begun_again_with_another_secret() {
        var first = aSecret(ana);
        var second = aSecret(ana);

        assertThat(result(factors().begin(ana.id(), HASH, first, occasion()))).isEqualTo(new FactorChange.Changed(ana));
        assertThat(factor()).isEqualTo(new SecondFactor.Begun(first));
        assertThat(result(factors().begin(ana.id(), HASH, second, occasion())))
                .isEqualTo(new FactorChange.Changed(ana));

        assertThat(factor()).isEqualTo(new SecondFactor.Begun(second));
        assertThat(confirmed(first)).isEqualTo(new FactorChange.NothingThere());
        assertThat(confirmed(second)).isEqualTo(new FactorChange.Changed(ana));
        assertThat(factor()).isEqualTo(new SecondFactor.On(RecoveryCode.MANY));
        assertThat(events(Type.SECOND_FACTOR_ENABLED)).containsExactly(FactorEvents.enabled(ana.id(), occasion()));
        assertThatTheLogIsIntact();
    }

    @Test
    void one_that_is_on_is_neither_begun_nor_confirmed_again() {
        var secret = aSecret(ana);
        result(factors().begin(ana.id(), HASH, secret, occasion()));
        confirmed(secret);

        assertThat(result(factors().begin(ana.id(), HASH, aSecret(ana), occasion())))
                .isEqualTo(new FactorChange.AlreadyOn());
        assertThat(confirmed(secret)).isEqualTo(new FactorChange.AlreadyOn());
        assertThat(events(Type.SECOND_FACTOR_ENABLED)).hasSize(1);
    }

    @Test
    void of_ten_who_confirm_at_once_one_does() {
        var secret = aSecret(ana);
        result(factors().begin(ana.id(), HASH, secret, occasion()));

        var changes = atOnce(IntStream.range(0, 10)
                .mapToObj(_ -> factors().confirm(ana.id(), login.session(), secret, STEP, recoveryCodes(), occasion()))
                .toList());

        assertThat(changes).containsOnlyOnce(new FactorChange.Changed(ana));
        assertThat(factor()).isEqualTo(new SecondFactor.On(RecoveryCode.MANY));
        assertThat(events(Type.SECOND_FACTOR_ENABLED)).hasSize(1);
    }

    @Test
    void who_was_thrown_out_meanwhile_changes_nothing() {
        var secret = aSecret(ana);
        result(factors().begin(ana.id(), HASH, secret, occasion()));
        result(tokens().end(ana.id(), login.session(), occasion()));
        assertThat(confirmed(secret)).isEqualTo(new FactorChange.Overtaken());
        login = loggedIn(registered("bob@example.org"));
        assertThat(confirmed(secret)).isEqualTo(new FactorChange.Overtaken());

        assertThat(result(factors().begin(ana.id(), OTHER_HASH, aSecret(ana), occasion())))
                .isEqualTo(new FactorChange.Overtaken());
        result(accounts().lock(ana.id(), ROOT, occasion()));
        assertThat(result(factors().begin(ana.id(), HASH, aSecret(ana), occasion())))
                .isEqualTo(new FactorChange.Overtaken());

        assertThat(factor()).isEqualTo(new SecondFactor.Begun(secret));
        assertThat(events(Type.SECOND_FACTOR_ENABLED)).isEmpty();
    }

    @Test
    void other_recovery_codes_void_those_before() {
        var before = switchedOn();
        var after = recoveryCodes();

        assertThat(result(factors().renewRecoveryCodes(ana.id(), OTHER_HASH, after, occasion())))
                .isEqualTo(new FactorChange.Overtaken());
        assertThat(result(factors().renewRecoveryCodes(ana.id(), HASH, after, occasion())))
                .isEqualTo(new FactorChange.Changed(ana));

        assertThat(lets(before.iterator().next())).isFalse();
        assertThat(lets(after.iterator().next())).isTrue();
        assertThat(events(Type.RECOVERY_CODES_RENEWED))
                .containsExactly(FactorEvents.recoveryCodesRenewed(ana.id(), occasion()));
    }

    @Test
    void one_that_is_off_has_no_recovery_codes_to_renew() {
        result(factors().begin(ana.id(), HASH, aSecret(ana), occasion()));

        assertThat(result(factors().renewRecoveryCodes(ana.id(), HASH, recoveryCodes(), occasion())))
                .isEqualTo(new FactorChange.NothingThere());
        assertThat(events(Type.RECOVERY_CODES_RENEWED)).isEmpty();
    }

    @Test
    void its_owner_switches_it_off_and_every_challenge_ends() {
        var codes = switchedOn();
        var challenge = challenged();

        assertThat(result(factors().disable(ana.id(), OTHER_HASH, occasion()))).isEqualTo(new FactorChange.Overtaken());
        assertThat(result(factors().disable(ana.id(), HASH, occasion()))).isEqualTo(new FactorChange.Changed(ana));
        assertThat(result(factors().disable(ana.id(), HASH, occasion()))).isEqualTo(new FactorChange.NothingThere());

        assertThat(factor()).isEqualTo(new SecondFactor.Off());
        assertThat(answered(challenge, new Proof.OfStep(STEP + 1))).isInstanceOf(Answered.Refused.class);
        assertThat(answered(challenge, new Proof.OfRecovery(codes.iterator().next())))
                .isInstanceOf(Answered.Refused.class);
        assertThat(events(Type.SECOND_FACTOR_DISABLED)).containsExactly(FactorEvents.disabled(ana.id(), occasion()));
        assertThatTheLogIsIntact();
    }

    @Test
    void an_administrator_takes_it_off() {
        switchedOn();

        assertThat(result(factors().takeOff(ana.id(), ROOT, occasion()))).isEqualTo(new FactorChange.Changed(ana));

        assertThat(factor()).isEqualTo(new SecondFactor.Off());
        assertThat(List.of(
                        result(factors().takeOff(ana.id(), ROOT, occasion())),
                        result(factors().takeOff(new AccountId(identifiers.next()), ROOT, occasion()))))
                .containsOnly(new FactorChange.NothingThere());
        assertThat(events(Type.SECOND_FACTOR_DISABLED))
                .containsExactly(FactorEvents.takenOff(ana.id(), ROOT, occasion()));
    }

    @Test
    void one_that_was_only_begun_is_not_taken_off_and_tells_nothing() {
        result(factors().begin(ana.id(), HASH, aSecret(ana), occasion()));

        assertThat(result(factors().takeOff(ana.id(), ROOT, occasion()))).isEqualTo(new FactorChange.NothingThere());
        assertThat(result(factors().disable(ana.id(), HASH, occasion()))).isEqualTo(new FactorChange.NothingThere());
        assertThat(events(Type.SECOND_FACTOR_DISABLED)).isEmpty();
    }

    @Test
    void a_password_that_was_forgotten_and_reset_leaves_it_on() {
        switchedOn();
        var token = MailedToken.of(new byte[32]);
        var expiry = NOW.plus(MailedToken.LIFETIME);
        result(accounts().keepForReset(ana.email(), token.digest(), expiry, occasion()));

        result(accounts().resetPassword(token.digest(), OTHER_HASH, occasion()));

        assertThat(factor()).isEqualTo(new SecondFactor.On(RecoveryCode.MANY));
    }

    @Test
    void it_is_switched_off_and_used_at_once_in_some_order() {
        for (int round = 0; round < 10; round++) {
            switchedOn();
            var challenge = challenged();
            var off = factors().disable(ana.id(), HASH, occasion());
            var use = challenges().answer(challenge, new Proof.OfStep(STEP + 1), occasion());

            var results = atOnce(List.of(off.cast(Object.class), use.cast(Object.class)));

            assertThat(results).contains(new FactorChange.Changed(ana));
            assertThat(factor()).isEqualTo(new SecondFactor.Off());
        }
    }

    @Test
    void one_that_was_only_begun_is_not_asked_for() {
        result(factors().begin(ana.id(), HASH, aSecret(ana), occasion()));

        assertThat(result(challenges()
                        .open(
                                factorSecrets.nextChallenge().digest(),
                                ana.id(),
                                HASH,
                                NOW.plus(ChallengeToken.LIFETIME))))
                .isFalse();
        assertThat(factor()).isInstanceOf(SecondFactor.Begun.class);
    }

    private FactorChange confirmed(SealedSecret secret) {
        return result(factors().confirm(ana.id(), login.session(), secret, STEP, recoveryCodes(), occasion()));
    }

    private boolean lets(SecretDigest code) {
        return result(Mono.defer(() -> challenges().answer(challenged(), new Proof.OfRecovery(code), occasion())))
                instanceof Answered.ByRecoveryCode;
    }
}
