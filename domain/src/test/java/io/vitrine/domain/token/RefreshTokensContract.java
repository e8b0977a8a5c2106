package io.vitrine.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import io.vitrine.domain.limit.Quotas;
import io.vitrine.domain.limit.TestQuotas;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@link RefreshTokens} promises. */
public abstract class RefreshTokensContract extends AccessContract {
    /** How often a session may be refreshed here. */
    protected static final Quotas QUOTAS = TestQuotas.of(20);

    private static final Quota QUOTA = QUOTAS.of(Policy.API, Set.of());
    private static final Duration WITHIN_GRACE = LIFETIMES.grace().minusMillis(1);
    private static final Duration AFTER_GRACE = LIFETIMES.grace();

    private Account ana = account("nobody@example.org");

    @BeforeEach
    void an_account() {
        ana = registered("ana@example.org", Role.USER, Role.EDITOR);
    }

    @Test
    void a_login_begins_a_session_of_its_account() {
        var session = session(ana);

        var bearer = result(tokens().begin(session, HASH, secrets.next().digest(), NOW.plus(LIFETIMES.refresh())));

        assertThat(bearer).isEqualTo(new Bearer(ana.id(), session.id(), ana.roles()));
        assertThat(results(tokens().sessions(ana.id(), NOW))).containsExactly(session);
    }

    @Test
    void a_login_with_a_password_that_was_changed_meanwhile_begins_nothing() {
        var begin = tokens().begin(session(ana), OTHER_HASH, secrets.next().digest(), NOW.plus(LIFETIMES.refresh()));

        assertThat(isEmpty(begin)).isTrue();
        assertThat(sessionsOf(ana.id(), NOW)).isEmpty();
    }

    @Test
    void a_login_to_an_account_that_was_locked_meanwhile_begins_nothing() {
        result(accounts().lock(ana.id(), ROOT, occasion()));

        var begin = tokens().begin(session(ana), HASH, secrets.next().digest(), NOW.plus(LIFETIMES.refresh()));

        assertThat(isEmpty(begin)).isTrue();
        result(accounts().unlock(ana.id(), ROOT, occasion()));
        assertThat(sessionsOf(ana.id(), NOW)).isEmpty();
    }

    @Test
    void a_token_is_spent_and_its_successor_is_in_its_place() {
        var login = loggedIn(ana);
        var next = secrets.next();
        var later = after(Duration.ofMinutes(15));

        var rotation = result(tokens().present(login.token().digest(), successor(next, login.token()), later));

        assertThat(rotation)
                .isEqualTo(new Rotation.Rotated(
                        new Bearer(ana.id(), login.session(), ana.roles()),
                        later.at().plus(LIFETIMES.refresh()),
                        new Decision.Allowed(QUOTA, QUOTA.requests() - 1, QUOTA.window())));
        refreshed(next, after(Duration.ofMinutes(30)));
    }

    @Test
    void a_spent_token_gets_the_same_successor_again_within_the_grace() {
        var login = loggedIn(ana);
        var next = refreshed(login.token(), occasion());

        var first = presented(login.token(), occasion());
        var last = presented(login.token(), after(WITHIN_GRACE));

        assertThat(List.of(first, last))
                .allSatisfy(it -> assertThat(it).isInstanceOfSatisfying(Rotation.Repeated.class, repeated -> {
                    assertThat(repeated.bearer()).isEqualTo(new Bearer(ana.id(), login.session(), ana.roles()));
                    assertThat(repeated.expiresAt()).isEqualTo(NOW.plus(LIFETIMES.refresh()));
                    assertThat(secrets.open(repeated.successor(), login.token()))
                            .contains(next);
                }));
        refreshed(next, after(WITHIN_GRACE));
    }

    @Test
    void who_is_told_the_successor_again_is_told_what_the_first_one_left_of_the_quota() {
        var login = loggedIn(ana);
        var first = after(Duration.ofMinutes(1));
        var second = refreshed(login.token(), first);
        refreshed(second, after(Duration.ofMinutes(2)));
        var again = after(Duration.ofMinutes(2).plus(WITHIN_GRACE));

        presented(second, again);
        var last = presented(second, again);

        var reset = Duration.between(again.at(), first.at().plus(QUOTA.window()));
        assertThat(last)
                .isInstanceOfSatisfying(
                        Rotation.Repeated.class,
                        repeated -> assertThat(repeated.left())
                                .isEqualTo(new Decision.Allowed(QUOTA, QUOTA.requests() - 2, reset)));
    }

    @Test
    void a_retry_within_the_grace_is_well_even_if_the_clock_has_gone_back() {
        var login = loggedIn(ana);
        refreshed(login.token(), occasion());

        assertThat(presented(login.token(), occasion(NOW.minusSeconds(60)))).isInstanceOf(Rotation.Repeated.class);
    }

    @Test
    void a_spent_token_that_returns_after_the_grace_ends_the_family() {
        var login = loggedIn(ana);
        var next = refreshed(login.token(), occasion());

        var rotation = presented(login.token(), after(AFTER_GRACE));

        assertThat(rotation).isEqualTo(new Rotation.Reused(new Bearer(ana.id(), login.session(), ana.roles())));
        assertThatIsOver(login, next, after(AFTER_GRACE));
    }

    @Test
    void a_spent_token_that_returns_after_its_successor_was_used_ends_the_family_at_once() {
        var login = loggedIn(ana);
        var second = refreshed(login.token(), occasion());
        var third = refreshed(second, occasion());

        assertThat(presented(login.token(), after(WITHIN_GRACE))).isInstanceOf(Rotation.Reused.class);

        assertThatIsOver(login, third, after(WITHIN_GRACE));
    }

    private void assertThatIsOver(Login login, RefreshToken last, Occasion occasion) {
        assertThat(presented(last, occasion)).isEqualTo(new Rotation.Refused());
        assertThat(presented(login.token(), occasion)).isEqualTo(new Rotation.Refused());
        assertThat(sessionsOf(login.account(), occasion.at())).isEmpty();
        assertThat(results(tokens().endedSince(occasion.at()))).containsExactly(login.session());
        assertThat(events(Type.REUSE_DETECTED))
                .containsExactly(
                        SessionEvents.reuseDetected(new Bearer(ana.id(), login.session(), ana.roles()), occasion));
        assertThatTheLogIsIntact();
    }

    @Test
    void other_families_live_on_when_one_ends() {
        var login = loggedIn(ana);
        var other = loggedIn(ana);
        refreshed(login.token(), occasion());
        presented(login.token(), after(AFTER_GRACE));

        assertThat(sessionsOf(ana.id(), NOW)).containsExactly(other.session());
        refreshed(other.token(), after(AFTER_GRACE));
    }

    @Test
    void a_token_that_nobody_uses_expires() {
        var login = loggedIn(ana);
        var last = NOW.plus(LIFETIMES.refresh());

        assertThat(sessionsOf(ana.id(), last.minusMillis(1))).containsExactly(login.session());
        assertThat(sessionsOf(ana.id(), last)).isEmpty();
        assertThat(presented(login.token(), occasion(last))).isEqualTo(new Rotation.Refused());
        assertThat(presented(login.token(), occasion(last.minusMillis(1)))).isInstanceOf(Rotation.Rotated.class);
        assertThat(events(Type.REUSE_DETECTED)).isEmpty();
    }

    @Test
    void a_family_ends_however_often_it_is_refreshed() {
        var end = NOW.plus(LIFETIMES.refresh()).plus(Duration.ofDays(1));
        var login = loggedIn(session(ana, end));
        var next = secrets.next();

        var rotation = result(
                tokens().present(login.token().digest(), successor(next, login.token()), after(Duration.ofDays(6))));

        assertThat(rotation)
                .isInstanceOfSatisfying(
                        Rotation.Rotated.class,
                        rotated -> assertThat(rotated.expiresAt()).isEqualTo(end));
        assertThat(presented(next, occasion(end))).isEqualTo(new Rotation.Refused());
        assertThat(presented(login.token(), occasion(end))).isEqualTo(new Rotation.Refused());
        assertThat(results(tokens().endedSince(NOW))).isEmpty();
    }

    @Test
    void a_token_that_was_never_issued_is_refused() {
        assertThat(presented(secrets.next(), occasion())).isEqualTo(new Rotation.Refused());
        assertThat(isEmpty(tokens().end(secrets.next().digest(), occasion()))).isTrue();
    }

    @Test
    void of_twenty_at_once_one_spends_the_token_and_all_get_the_same_successor() {
        var login = loggedIn(ana);
        var results = atOnce(20, presentingAnew(login.token(), occasion()));

        var rotated = results.stream()
                .filter(it -> it.rotation() instanceof Rotation.Rotated)
                .toList();
        assertThat(rotated).hasSize(1);
        assertThat(results)
                .filteredOn(it -> !(it.rotation() instanceof Rotation.Rotated))
                .hasSize(19)
                .allSatisfy(it -> assertThat(it.rotation())
                        .isInstanceOfSatisfying(
                                Rotation.Repeated.class,
                                repeated -> assertThat(secrets.open(repeated.successor(), login.token()))
                                        .contains(rotated.getFirst().next())));
        assertThat(events(Type.REUSE_DETECTED)).isEmpty();
        refreshed(rotated.getFirst().next(), occasion());
    }

    private record Presented(RefreshToken next, Rotation rotation) {}

    /** With another successor each time it is subscribed to. */
    private Mono<Presented> presentingAnew(RefreshToken token, Occasion occasion) {
        return Mono.defer(() -> {
            var next = secrets.next();
            return tokens().present(token.digest(), successor(next, token), occasion)
                    .map(rotation -> new Presented(next, rotation));
        });
    }

    @Test
    void of_twenty_reuses_at_once_one_ends_the_family() {
        var login = loggedIn(ana);
        refreshed(login.token(), occasion());

        var results = atOnce(20, presentingAnew(login.token(), after(AFTER_GRACE)));

        assertThat(results)
                .extracting(Presented::rotation)
                .filteredOn(Rotation.Reused.class::isInstance)
                .hasSize(1);
        assertThat(results)
                .extracting(Presented::rotation)
                .filteredOn(new Rotation.Refused()::equals)
                .hasSize(19);
        assertThat(events(Type.REUSE_DETECTED)).hasSize(1);
        assertThatTheLogIsIntact();
    }

    @Test
    void logging_out_ends_the_family_of_any_of_its_tokens_once() {
        var login = loggedIn(ana);
        var next = refreshed(login.token(), occasion());

        assertThat(result(tokens().end(login.token().digest(), occasion()))).isEqualTo(login.session());

        assertThat(isEmpty(tokens().end(next.digest(), occasion()))).isTrue();
        assertThat(presented(next, occasion())).isEqualTo(new Rotation.Refused());
        assertThat(events(Type.LOGGED_OUT))
                .containsExactly(SessionEvents.loggedOut(ana.id(), login.session(), occasion()));
    }

    @Test
    void a_session_is_ended_by_its_own_account_only_and_once() {
        var bob = registered("bob@example.org", Role.USER);
        var login = loggedIn(ana);

        assertThat(isEmpty(tokens().end(bob.id(), login.session(), occasion()))).isTrue();
        assertThat(result(tokens().end(ana.id(), login.session(), occasion()))).isEqualTo(login.session());
        assertThat(isEmpty(tokens().end(ana.id(), login.session(), occasion()))).isTrue();

        assertThat(events(Type.SESSION_REVOKED))
                .containsExactly(SessionEvents.revoked(ana.id(), login.session(), occasion()));
    }

    @Test
    void all_sessions_of_an_account_end_but_the_one_that_says_so() {
        var bob = registered("bob@example.org", Role.USER);
        var own = loggedIn(ana);
        var others = List.of(loggedIn(ana).session(), loggedIn(ana).session());
        var bobs = loggedIn(bob);

        var ended = results(tokens().endAll(ana.id(), Optional.of(own.session()), occasion()));

        assertThat(ended).containsExactlyInAnyOrderElementsOf(others);
        assertThat(sessionsOf(ana.id(), NOW)).containsExactly(own.session());
        assertThat(sessionsOf(bob.id(), NOW)).containsExactly(bobs.session());
        assertThat(events(Type.SESSION_REVOKED)).hasSize(2);
        assertThat(results(tokens().endAll(ana.id(), Optional.empty(), occasion())))
                .containsExactly(own.session());
        assertThat(results(tokens().endAll(ana.id(), Optional.empty(), occasion())))
                .isEmpty();
        assertThatTheLogIsIntact();
    }

    @Test
    void sessions_tell_when_and_where_they_were_used_last() {
        var first = loggedIn(ana);
        var second = loggedIn(ana);
        var third = loggedIn(ana);

        refreshed(second.token(), new Occasion(NOW.plusSeconds(60), OFFICE, "request-2"));

        assertThat(sessionsOf(ana.id(), NOW)).containsExactly(second.session(), third.session(), first.session());
        assertThat(results(tokens().sessions(ana.id(), NOW)).getFirst()).satisfies(used -> {
            assertThat(used.origin()).isEqualTo(OFFICE);
            assertThat(used.startedAt()).isEqualTo(NOW);
            assertThat(used.usedAt()).isEqualTo(NOW.plusSeconds(60));
        });
    }

    @Test
    void a_retry_or_a_reuse_does_not_count_as_use() {
        var login = loggedIn(ana);
        refreshed(login.token(), occasion());

        presented(login.token(), new Occasion(NOW.plusSeconds(1), OFFICE, "request-2"));

        assertThat(results(tokens().sessions(ana.id(), NOW)).getFirst().origin())
                .isEqualTo(HOME);
    }

    @Test
    void sessions_that_were_ended_are_told_since_a_time() {
        var early = loggedIn(ana);
        var late = loggedIn(ana);
        loggedIn(ana);
        result(tokens().end(ana.id(), early.session(), occasion()));
        result(tokens().end(ana.id(), late.session(), after(Duration.ofSeconds(1))));

        assertThat(results(tokens().endedSince(NOW))).containsExactlyInAnyOrder(early.session(), late.session());
        assertThat(results(tokens().endedSince(NOW.plusMillis(1)))).containsExactly(late.session());
        assertThat(results(tokens().endedSince(NOW.plusSeconds(2)))).isEmpty();
    }

    @Test
    void the_tokens_of_a_locked_account_are_refused_and_stay_so() {
        var login = loggedIn(ana);
        var next = refreshed(login.token(), occasion());
        result(accounts().lock(ana.id(), ROOT, occasion()));

        assertThat(presented(next, occasion())).isEqualTo(new Rotation.Refused());
        assertThat(presented(login.token(), after(AFTER_GRACE))).isEqualTo(new Rotation.Refused());
        result(accounts().unlock(ana.id(), ROOT, occasion()));

        assertThat(presented(next, occasion())).isEqualTo(new Rotation.Refused());
        assertThat(events(Type.REUSE_DETECTED)).isEmpty();
    }

    @Test
    void a_session_is_refreshed_no_more_often_than_its_quota_says_and_loses_nothing() {
        var login = loggedIn(ana);
        var last = refreshedTo(QUOTA.requests(), login.token());
        var later = after(Duration.ofMinutes(1));

        assertThat(presented(last, later))
                .isEqualTo(new Rotation.Throttled(
                        new Bearer(ana.id(), login.session(), ana.roles()),
                        new Decision.Exceeded(QUOTA, QUOTA.window().minusSeconds(59), false)));

        refreshed(last, after(QUOTA.window().plusSeconds(1)));
        assertThat(events(Type.REUSE_DETECTED)).isEmpty();
    }

    @Test
    void refreshes_that_leave_the_window_make_room_one_by_one() {
        var first = refreshedTo(1, loggedIn(ana).token());
        var last = refreshedTo(QUOTA.requests() - 1, first, after(Duration.ofSeconds(10)));

        var next = refreshed(last, after(QUOTA.window().plusSeconds(1)));

        assertThat(presented(next, after(QUOTA.window().plusSeconds(2)))).isInstanceOf(Rotation.Throttled.class);
        refreshed(next, after(QUOTA.window().plusSeconds(10)));
    }

    @Test
    void a_session_that_is_refreshed_too_often_hinders_no_other() {
        var busy = refreshedTo(QUOTA.requests(), loggedIn(ana).token());

        assertThat(presented(busy, after(Duration.ofSeconds(1)))).isInstanceOf(Rotation.Throttled.class);
        refreshed(loggedIn(ana).token(), occasion());
    }

    private RefreshToken refreshedTo(int times, RefreshToken token) {
        return refreshedTo(times, token, after(Duration.ofSeconds(1)));
    }

    private RefreshToken refreshedTo(int times, RefreshToken token, Occasion occasion) {
        var current = token;
        for (int i = 0; i < times; i++) {
            current = refreshed(current, occasion);
        }
        return current;
    }
}
