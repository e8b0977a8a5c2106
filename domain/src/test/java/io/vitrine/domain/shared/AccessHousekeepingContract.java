package io.vitrine.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.MailedToken;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.audit.AuditInquiry;
import io.vitrine.domain.audit.AuditLog.Verification;
import io.vitrine.domain.audit.AuditRecord;
import io.vitrine.domain.factor.ChallengeToken;
import io.vitrine.domain.factor.LoginChallenges;
import io.vitrine.domain.factor.PlainFactorSecrets;
import io.vitrine.domain.factor.SecondFactor;
import io.vitrine.domain.factor.SecondFactors;
import io.vitrine.domain.token.AccessContract;
import io.vitrine.domain.token.Rotation;
import io.vitrine.domain.token.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link Housekeeping} forgets of accounts, sessions and the audit log, and what it leaves. */
public abstract class AccessHousekeepingContract extends AccessContract {
    private Account ana = account("nobody@example.org");

    protected abstract Housekeeping housekeeping();

    protected abstract SecondFactors factors();

    protected abstract LoginChallenges challenges();

    @BeforeEach
    void an_account() {
        ana = registered("ana@example.org", Role.USER);
    }

    @Test
    void a_mailed_token_is_forgotten_when_it_has_expired() {
        var token = MailedToken.of(new byte[32]);
        var expiry = NOW.plus(MailedToken.LIFETIME);
        result(accounts().keepForReset(ana.email(), token.digest(), expiry, occasion()));

        assertThat(sweptAt(expiry.minusMillis(1))).isZero();
        assertThat(isEmpty(accounts().ownerOfReset(token.digest(), NOW))).isFalse();
        assertThat(sweptAt(expiry.plusMillis(1))).isEqualTo(1);
        assertThat(isEmpty(accounts().ownerOfReset(token.digest(), NOW))).isTrue();
    }

    @Test
    void a_spent_token_is_known_for_as_long_as_it_would_have_lived() {
        var login = loggedIn(ana);
        var next = refreshed(login.token(), after(Duration.ofDays(6)));
        var expiry = NOW.plus(LIFETIMES.refresh());

        assertThat(sweptAt(expiry.minusMillis(1))).isZero();
        assertThat(sweptAt(expiry.plusMillis(1))).isEqualTo(1);

        assertThat(presented(login.token(), occasion(expiry))).isEqualTo(new Rotation.Refused());
        refreshed(next, occasion(expiry.plusMillis(1)));
    }

    @Test
    void a_session_is_forgotten_a_day_after_it_was_ended() {
        var login = loggedIn(ana);
        var other = loggedIn(ana);
        result(tokens().end(ana.id(), login.session(), occasion()));

        assertThat(sweptAt(NOW.plus(Session.REMEMBERED).minusMillis(1))).isZero();
        assertThat(results(tokens().endedSince(NOW))).containsExactly(login.session());
        assertThat(sweptAt(NOW.plus(Session.REMEMBERED).plusMillis(1))).isEqualTo(1);

        assertThat(results(tokens().endedSince(NOW))).isEmpty();
        assertThat(sessionsOf(ana.id(), NOW)).containsExactly(other.session());
    }

    @Test
    void a_session_that_nobody_refreshed_is_forgotten_a_day_after_its_token_expired() {
        loggedIn(ana);
        var expiry = NOW.plus(LIFETIMES.refresh());

        assertThat(sweptAt(expiry.plus(Session.REMEMBERED).minusMillis(1))).isZero();
        assertThat(sweptAt(expiry.plus(Session.REMEMBERED).plusMillis(1))).isEqualTo(1);

        assertThat(sessionsOf(ana.id(), NOW)).isEmpty();
    }

    @Test
    void a_challenge_is_forgotten_when_it_has_expired() {
        var factorSecrets = new PlainFactorSecrets();
        var secret = factorSecrets.seal(factorSecrets.nextSecret(), ana.id());
        var challenge = factorSecrets.nextChallenge().digest();
        var expiry = NOW.plus(ChallengeToken.LIFETIME);
        result(factors().begin(ana.id(), HASH, secret, occasion()));
        result(factors().confirm(ana.id(), loggedIn(ana).session(), secret, 1, Set.of(), occasion()));
        result(challenges().open(challenge, ana.id(), HASH, expiry));

        assertThat(sweptAt(expiry.minusMillis(1))).isZero();
        assertThat(isEmpty(challenges().find(challenge))).isFalse();
        assertThat(sweptAt(expiry.plusMillis(1))).isEqualTo(1);

        assertThat(isEmpty(challenges().find(challenge))).isTrue();
        assertThat(result(factors().of(ana.id()))).isInstanceOf(SecondFactor.On.class);
    }

    @Test
    void the_audit_log_is_forgotten_from_its_beginning_and_stays_intact() {
        var last = NOW.plus(AuditRecord.KEPT);
        result(accounts().lock(ana.id(), ROOT, occasion(last)));

        assertThat(sweptAt(last.minusMillis(1))).isZero();
        assertThat(sweptAt(last.plusMillis(1))).isEqualTo(1);

        assertThat(results(audit().records(AuditInquiry.EVERYTHING))).hasSize(1);
        assertThat(result(audit().verify())).isEqualTo(new Verification.Intact(1));
    }

    private long sweptAt(Instant now) {
        return result(housekeeping().sweep(now));
    }
}
