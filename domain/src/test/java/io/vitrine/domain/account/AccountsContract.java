package io.vitrine.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.token.AccessContract;
import io.vitrine.domain.token.Rotation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@link Accounts} promises. */
public abstract class AccountsContract extends AccessContract {
    private static final MailedToken TOKEN = mailed(1);
    private static final MailedToken OTHER_TOKEN = mailed(2);
    private static final Instant EXPIRY = NOW.plus(MailedToken.LIFETIME);

    private static MailedToken mailed(int number) {
        return MailedToken.of(ByteBuffer.allocate(32).putInt(number).array());
    }

    @Test
    void an_account_is_found_by_its_address_however_that_is_written_and_by_its_identity() {
        var ana = registered("Ana@Example.org", Role.USER);

        assertThat(result(accounts().credentials(new EmailAddress("aNA@eXAMPLE.org"))))
                .isEqualTo(new Credentials(ana, HASH));
        assertThat(result(accounts().credentials(ana.id())))
                .satisfies(found -> assertThat(found.account().email().value()).isEqualTo("Ana@Example.org"));
        assertThat(isEmpty(accounts().credentials(new EmailAddress("bob@example.org"))))
                .isTrue();
        assertThat(isEmpty(accounts().credentials(new AccountId(identifiers.next()))))
                .isTrue();
        assertThat(events(Type.REGISTERED)).containsExactly(AccountEvents.registered(ana, occasion()));
    }

    @Test
    void an_address_that_is_taken_stays_with_its_account() {
        var ana = registered("ana@example.org", Role.USER);

        var registration = result(accounts().register(account("ANA@example.org", Role.ADMIN), OTHER_HASH, occasion()));

        assertThat(registration).isEqualTo(new Registration.AddressTaken(ana));
        assertThat(result(accounts().credentials(ana.email()))).isEqualTo(new Credentials(ana, HASH));
        assertThat(events(Type.REGISTERED)).hasSize(1);
    }

    @Test
    void of_ten_who_register_one_address_at_once_one_gets_it() {
        var registrations = atOnce(IntStream.range(0, 10)
                .mapToObj(_ -> accounts().register(account("ana@example.org", Role.USER), HASH, occasion()))
                .toList());

        var ana = result(accounts().credentials(new EmailAddress("ana@example.org")))
                .account();
        assertThat(registrations).containsOnlyOnce(new Registration.Registered(ana));
        assertThat(registrations)
                .filteredOn(new Registration.AddressTaken(ana)::equals)
                .hasSize(9);
        assertThat(events(Type.REGISTERED)).hasSize(1);
    }

    @Test
    void there_is_one_first_administrator() {
        var registrations = atOnce(IntStream.range(0, 10)
                .mapToObj(n -> accounts()
                        .registerFirstAdmin(account("root" + n + "@example.org", Role.ADMIN), HASH, occasion()))
                .toList());

        assertThat(registrations).hasSize(1).hasOnlyElementsOfType(Registration.Registered.class);
        assertThat(results(accounts().list(Optional.empty(), 100))).hasSize(1);
    }

    @Test
    void the_first_administrator_does_not_get_the_account_of_somebody_else() {
        var ana = registered("ana@example.org", Role.USER);

        assertThat(result(accounts().registerFirstAdmin(account("ana@example.org", Role.ADMIN), HASH, occasion())))
                .isEqualTo(new Registration.AddressTaken(ana));
        assertThat(isAdmin(ana)).isFalse();
    }

    @Test
    void accounts_are_listed_in_the_order_of_their_identities() {
        var ana = registered("ana@example.org", Role.USER);
        var bob = registered("bob@example.org", Role.EDITOR, Role.USER);
        var eve = registered("eve@example.org");

        assertThat(results(accounts().list(Optional.empty(), 2))).containsExactly(ana, bob);
        assertThat(results(accounts().list(Optional.of(bob.id()), 2))).containsExactly(eve);
        assertThat(results(accounts().list(Optional.of(eve.id()), 2))).isEmpty();
    }

    @Test
    void other_roles_end_the_sessions_of_an_account() {
        var ana = registered("ana@example.org", Role.USER);
        var login = loggedIn(ana);
        var roles = Set.of(Role.USER, Role.EDITOR);

        var change = result(accounts().changeRoles(ana.id(), roles, ROOT, occasion()));

        var changed = new Account(ana.id(), ana.email(), roles, null, null, NOW);
        assertThat(change).isEqualTo(new AccountChange.Changed(changed));
        assertThat(result(accounts().credentials(ana.id())).account()).isEqualTo(changed);
        assertThatHasEnded(login);
        assertThat(events(Type.ROLES_CHANGED))
                .containsExactly(AccountEvents.rolesChanged(ana, roles, ROOT, occasion()));
    }

    @Test
    void the_same_roles_change_nothing() {
        var ana = registered("ana@example.org", Role.USER);
        var login = loggedIn(ana);

        assertThat(result(accounts().changeRoles(ana.id(), ana.roles(), ROOT, occasion())))
                .isEqualTo(new AccountChange.Changed(ana));
        assertThat(sessionsOf(ana.id(), NOW)).containsExactly(login.session());
        assertThat(events(Type.ROLES_CHANGED)).isEmpty();
    }

    @Test
    void the_last_administrator_stays_one() {
        var ana = registered("ana@example.org", Role.ADMIN);

        assertThat(result(accounts().changeRoles(ana.id(), Set.of(Role.USER), ROOT, occasion())))
                .isEqualTo(new AccountChange.LastAdmin());
        assertThat(result(accounts().lock(ana.id(), ROOT, occasion()))).isEqualTo(new AccountChange.LastAdmin());
        assertThat(result(accounts().changeRoles(ana.id(), Set.of(Role.ADMIN, Role.USER), ROOT, occasion())))
                .isInstanceOf(AccountChange.Changed.class);
        assertThat(isAdmin(ana)).isTrue();
    }

    @Test
    void an_administrator_who_is_locked_does_not_count() {
        var ana = registered("ana@example.org", Role.ADMIN);
        var bob = registered("bob@example.org", Role.ADMIN);
        result(accounts().lock(bob.id(), ROOT, occasion()));

        assertThat(result(accounts().lock(ana.id(), ROOT, occasion()))).isEqualTo(new AccountChange.LastAdmin());
        assertThat(result(accounts().changeRoles(bob.id(), Set.of(), ROOT, occasion())))
                .isInstanceOf(AccountChange.Changed.class);
    }

    @Test
    void of_two_administrators_who_act_against_each_other_at_once_one_is_left() {
        var ana = registered("ana@example.org", Role.ADMIN);
        var bob = registered("bob@example.org", Role.ADMIN);
        for (int round = 0; round < 10; round++) {
            var byBob = accounts().changeRoles(ana.id(), Set.of(Role.USER), actor(bob), occasion());
            var byAna = accounts().lock(bob.id(), actor(ana), occasion());

            var changes = atOnce(List.of(byBob, byAna));

            assertThat(changes).containsOnlyOnce(new AccountChange.LastAdmin());
            assertThat(List.of(isAdmin(ana), isAdmin(bob))).containsOnlyOnce(true);
            result(accounts().changeRoles(ana.id(), Set.of(Role.ADMIN), actor(bob), occasion()));
            result(accounts().unlock(bob.id(), actor(ana), occasion()));
        }
    }

    @Test
    void a_locked_account_loses_its_sessions_and_can_be_unlocked() {
        var ana = registered("ana@example.org", Role.USER);
        var login = loggedIn(ana);
        var later = after(Duration.ofSeconds(1));

        var locked = new Account(ana.id(), ana.email(), ana.roles(), null, NOW, NOW);
        assertThat(result(accounts().lock(ana.id(), ROOT, occasion()))).isEqualTo(new AccountChange.Changed(locked));
        assertThat(result(accounts().lock(ana.id(), ROOT, later))).isEqualTo(new AccountChange.Changed(locked));
        assertThatHasEnded(login);
        assertThat(result(accounts().unlock(ana.id(), ROOT, later))).isEqualTo(new AccountChange.Changed(ana));
        assertThat(result(accounts().unlock(ana.id(), ROOT, later))).isEqualTo(new AccountChange.Changed(ana));

        assertThatHasEnded(login);
        assertThat(events(Type.ACCOUNT_LOCKED)).containsExactly(AccountEvents.locked(ana.id(), ROOT, occasion()));
        assertThat(events(Type.ACCOUNT_UNLOCKED)).containsExactly(AccountEvents.unlocked(ana.id(), ROOT, later));
        assertThatTheLogIsIntact();
    }

    @Test
    void nobody_is_changed_where_there_is_nobody() {
        var nobody = new AccountId(identifiers.next());

        assertThat(List.of(
                        result(accounts().changeRoles(nobody, Set.of(), ROOT, occasion())),
                        result(accounts().lock(nobody, ROOT, occasion())),
                        result(accounts().unlock(nobody, ROOT, occasion()))))
                .containsOnly(new AccountChange.NoSuchAccount());
    }

    @Test
    void a_hash_is_replaced_unless_the_password_was_changed_meanwhile() {
        var ana = registered("ana@example.org", Role.USER);
        var login = loggedIn(ana);

        done(accounts().rehash(ana.id(), OTHER_HASH, new PasswordHash("$2a$13$late")));
        assertThat(hashOf(ana)).isEqualTo(HASH);
        done(accounts().rehash(ana.id(), HASH, OTHER_HASH));

        assertThat(hashOf(ana)).isEqualTo(OTHER_HASH);
        assertThat(sessionsOf(ana.id(), NOW)).containsExactly(login.session());
    }

    @Test
    void another_password_ends_every_other_session_and_voids_the_reset() {
        var ana = registered("ana@example.org", Role.USER);
        var own = loggedIn(ana);
        var other = loggedIn(ana);
        result(accounts().keepForReset(ana.email(), TOKEN.digest(), EXPIRY, occasion()));

        assertThat(result(accounts().changePassword(ana.id(), OTHER_HASH, own.session(), occasion())))
                .isEqualTo(ana);

        assertThat(hashOf(ana)).isEqualTo(OTHER_HASH);
        assertThat(sessionsOf(ana.id(), NOW)).containsExactly(own.session());
        assertThatHasEnded(other);
        assertThat(isEmpty(accounts().ownerOfReset(TOKEN.digest(), NOW))).isTrue();
        assertThat(events(Type.PASSWORD_CHANGED)).containsExactly(AccountEvents.passwordChanged(ana.id(), occasion()));
        assertThatTheLogIsIntact();
    }

    @Test
    void a_session_that_has_ended_or_is_of_somebody_else_changes_no_password() {
        var ana = registered("ana@example.org", Role.USER);
        var ended = loggedIn(ana);
        result(tokens().end(ana.id(), ended.session(), occasion()));
        var bobs = loggedIn(registered("bob@example.org", Role.USER));

        assertThat(isEmpty(accounts().changePassword(ana.id(), OTHER_HASH, ended.session(), occasion())))
                .isTrue();
        assertThat(isEmpty(accounts().changePassword(ana.id(), OTHER_HASH, bobs.session(), occasion())))
                .isTrue();

        assertThat(hashOf(ana)).isEqualTo(HASH);
        assertThat(events(Type.PASSWORD_CHANGED)).isEmpty();
    }

    @Test
    void an_address_is_verified_once_by_the_token_that_was_mailed_to_it() {
        var ana = registered("ana@example.org", Role.USER);
        done(accounts().keepForVerification(ana.id(), TOKEN.digest(), EXPIRY));

        var verified = result(accounts().verifyEmail(TOKEN.digest(), occasion()));

        assertThat(verified).isEqualTo(new Account(ana.id(), ana.email(), ana.roles(), NOW, null, NOW));
        assertThat(result(accounts().credentials(ana.id())).account()).isEqualTo(verified);
        assertThat(isEmpty(accounts().verifyEmail(TOKEN.digest(), occasion()))).isTrue();
        assertThat(events(Type.EMAIL_VERIFIED)).containsExactly(AccountEvents.emailVerified(ana.id(), occasion()));
    }

    @Test
    void a_mailed_token_is_good_for_its_purpose_until_it_expires_or_another_is_mailed() {
        var ana = registered("ana@example.org", Role.USER);
        done(accounts().keepForVerification(ana.id(), TOKEN.digest(), EXPIRY));

        assertThat(isEmpty(accounts().ownerOfReset(TOKEN.digest(), NOW))).isTrue();
        assertThat(isEmpty(accounts().resetPassword(TOKEN.digest(), OTHER_HASH, occasion())))
                .isTrue();
        assertThat(isEmpty(accounts().verifyEmail(TOKEN.digest(), occasion(EXPIRY))))
                .isTrue();
        done(accounts().keepForVerification(ana.id(), OTHER_TOKEN.digest(), EXPIRY));
        assertThat(isEmpty(accounts().verifyEmail(TOKEN.digest(), occasion()))).isTrue();
        assertThat(isEmpty(accounts().verifyEmail(OTHER_TOKEN.digest(), occasion())))
                .isFalse();
    }

    @Test
    void a_reset_sets_the_password_ends_every_session_and_verifies_the_address() {
        var ana = registered("ana@example.org", Role.USER);
        var login = loggedIn(ana);
        result(accounts().keepForReset(ana.email(), TOKEN.digest(), EXPIRY, occasion()));
        assertThat(result(accounts().ownerOfReset(TOKEN.digest(), NOW))).isEqualTo(ana);
        var later = after(Duration.ofMinutes(1));

        var owner = result(accounts().resetPassword(TOKEN.digest(), OTHER_HASH, later));

        assertThat(owner).isEqualTo(new Account(ana.id(), ana.email(), ana.roles(), later.at(), null, NOW));
        assertThat(hashOf(ana)).isEqualTo(OTHER_HASH);
        assertThatHasEnded(login);
        assertThat(isEmpty(accounts().ownerOfReset(TOKEN.digest(), NOW))).isTrue();
        assertThat(isEmpty(accounts().resetPassword(TOKEN.digest(), HASH, later)))
                .isTrue();
        assertThat(events(Type.PASSWORD_RESET_ASKED))
                .containsExactly(AccountEvents.passwordResetAsked(ana.id(), occasion()));
        assertThat(events(Type.PASSWORD_RESET)).containsExactly(AccountEvents.passwordReset(ana.id(), later));
        assertThatTheLogIsIntact();
    }

    @Test
    void a_reset_that_nobody_can_carry_out_is_recorded_all_the_same() {
        var nobody = new EmailAddress("nobody@example.org");
        var locked = registered("ana@example.org", Role.USER);
        result(accounts().lock(locked.id(), ROOT, occasion()));

        assertThat(isEmpty(accounts().keepForReset(nobody, TOKEN.digest(), EXPIRY, occasion())))
                .isTrue();
        assertThat(isEmpty(accounts().keepForReset(locked.email(), TOKEN.digest(), EXPIRY, occasion())))
                .isTrue();

        assertThat(isEmpty(accounts().ownerOfReset(TOKEN.digest(), NOW))).isTrue();
        assertThat(events(Type.PASSWORD_RESET_ASKED))
                .containsExactly(
                        AccountEvents.passwordResetAskedInVain(occasion()),
                        AccountEvents.passwordResetAskedInVain(occasion()));
    }

    @Test
    void of_ten_who_reset_with_one_token_at_once_one_does() {
        var ana = registered("ana@example.org", Role.USER);
        result(accounts().keepForReset(ana.email(), TOKEN.digest(), EXPIRY, occasion()));

        var owners = atOnce(10, Mono.defer(() -> accounts().resetPassword(TOKEN.digest(), OTHER_HASH, occasion())));

        assertThat(owners).hasSize(1);
        assertThat(events(Type.PASSWORD_RESET)).hasSize(1);
    }

    @Test
    void a_login_and_a_lock_at_once_leave_no_session() {
        for (int round = 0; round < 10; round++) {
            var ana = registered("ana" + round + "@example.org", Role.USER);
            var login = tokens().begin(session(ana), HASH, secrets.next().digest(), NOW.plus(LIFETIMES.refresh()));
            var lock = accounts().lock(ana.id(), ROOT, occasion());

            atOnce(List.of(login.cast(Object.class), lock.cast(Object.class)));

            assertThat(sessionsOf(ana.id(), NOW)).isEmpty();
        }
    }

    @Test
    void a_refresh_and_a_lock_at_once_leave_no_session() {
        for (int round = 0; round < 10; round++) {
            var ana = registered("ana" + round + "@example.org", Role.USER);
            var login = loggedIn(ana);
            var refresh = presenting(login.token(), occasion());
            var lock = accounts().lock(ana.id(), ROOT, occasion());

            atOnce(List.of(refresh.cast(Object.class), lock.cast(Object.class)));

            assertThatHasEnded(login);
        }
    }

    private void assertThatHasEnded(Login login) {
        assertThat(sessionsOf(login.account(), NOW)).doesNotContain(login.session());
        assertThat(results(tokens().endedSince(NOW))).contains(login.session());
        assertThat(presented(login.token(), new Occasion(NOW.plusSeconds(1), HOME, "request-2")))
                .isEqualTo(new Rotation.Refused());
    }

    private static Actor actor(Account account) {
        return new Actor(account.id().toString());
    }

    private boolean isAdmin(Account account) {
        var found = result(accounts().credentials(account.id())).account();
        return found.isAdmin() && !found.isLocked();
    }

    private PasswordHash hashOf(Account account) {
        return result(accounts().credentials(account.id())).passwordHash();
    }
}
