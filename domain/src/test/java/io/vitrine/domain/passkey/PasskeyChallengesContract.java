package io.vitrine.domain.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.Role;
import io.vitrine.domain.shared.Housekeeping;
import io.vitrine.domain.token.AccessContract;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What {@link PasskeyChallenges} promises, and when challenges are forgotten. */
public abstract class PasskeyChallengesContract extends AccessContract {
    private static final Instant EXPIRY = NOW.plus(Challenge.LIFETIME);
    private static final ChallengePurpose COMING_IN = new ChallengePurpose.ComingIn();
    private static final Challenge CHALLENGE = challenge(1);

    protected abstract PasskeyChallenges challenges();

    protected abstract Housekeeping housekeeping();

    private static Challenge challenge(int number) {
        return Challenge.of(ByteBuffer.allocate(32).putInt(number).array());
    }

    @Test
    void a_challenge_is_used_once() {
        keep(CHALLENGE, COMING_IN);

        assertThat(isUsed(CHALLENGE, COMING_IN, NOW)).isTrue();
        assertThat(isUsed(CHALLENGE, COMING_IN, NOW)).isFalse();
    }

    @Test
    void of_ten_who_use_one_at_once_one_is_lucky() {
        keep(CHALLENGE, COMING_IN);

        assertThat(atOnce(10, challenges().use(CHALLENGE.digest(), COMING_IN, NOW)))
                .containsOnlyOnce(true)
                .hasSize(10);
    }

    @Test
    void a_challenge_that_nobody_made_is_worth_nothing() {
        keep(CHALLENGE, COMING_IN);

        assertThat(isUsed(challenge(2), COMING_IN, NOW)).isFalse();
    }

    @Test
    void a_challenge_expires() {
        keep(CHALLENGE, COMING_IN);
        assertThat(isUsed(CHALLENGE, COMING_IN, EXPIRY)).isFalse();

        assertThat(isUsed(CHALLENGE, COMING_IN, EXPIRY.minusMillis(1))).isTrue();
    }

    @Test
    void a_challenge_is_good_for_its_purpose_only() {
        var ana = new ChallengePurpose.AddingTo(
                registered("ana@example.org", Role.USER).id());
        var bob = new ChallengePurpose.AddingTo(
                registered("bob@example.org", Role.USER).id());
        keep(CHALLENGE, ana);
        keep(challenge(2), COMING_IN);

        assertThat(isUsed(CHALLENGE, COMING_IN, NOW)).isFalse();
        assertThat(isUsed(CHALLENGE, bob, NOW)).isFalse();
        assertThat(isUsed(challenge(2), ana, NOW)).isFalse();

        assertThat(isUsed(CHALLENGE, ana, NOW)).isTrue();
        assertThat(isUsed(challenge(2), COMING_IN, NOW)).isTrue();
    }

    @Test
    void a_challenge_is_forgotten_when_it_has_expired() {
        keep(CHALLENGE, COMING_IN);

        assertThat(result(housekeeping().sweep(EXPIRY.minusMillis(1)))).isZero();
        assertThat(result(housekeeping().sweep(EXPIRY.plusMillis(1)))).isEqualTo(1);
        assertThat(isUsed(CHALLENGE, COMING_IN, NOW)).isFalse();
    }

    private void keep(Challenge challenge, ChallengePurpose purpose) {
        done(challenges().keep(challenge.digest(), purpose, EXPIRY));
    }

    private boolean isUsed(Challenge challenge, ChallengePurpose purpose, Instant now) {
        return result(challenges().use(challenge.digest(), purpose, now));
    }
}
