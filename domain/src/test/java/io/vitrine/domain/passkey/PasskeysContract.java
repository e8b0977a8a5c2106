package io.vitrine.domain.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.token.AccessContract;
import io.vitrine.domain.token.Bearer;
import io.vitrine.domain.token.Session;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@link Passkeys} promises, and that a session begins only with a passkey that there is. */
public abstract class PasskeysContract extends AccessContract {
    private static final CredentialKey KEY = new CredentialKey(new byte[] {(byte) 0xa5, 1, 2});
    private static final PasskeyName NAME = new PasskeyName("Ana's phone 📱");

    private Account ana = account("nobody@example.org");
    private Account bob = ana;
    private SessionId session = new SessionId(identifiers.next());

    protected abstract Passkeys passkeys();

    @BeforeEach
    void two_accounts() {
        ana = registered("ana@example.org", Role.USER, Role.EDITOR);
        bob = registered("bob@example.org", Role.USER);
        session = loggedIn(ana).session();
    }

    @Test
    void a_passkey_is_listed_and_found_as_it_was_added() {
        var phone = added(passkey(1, 7, Backup.DONE));
        var stick = added(passkey(2, 0, Backup.IMPOSSIBLE));

        assertThat(results(passkeys().of(ana.id()))).containsExactly(phone, stick);
        assertThat(results(passkeys().of(bob.id()))).isEmpty();
        assertThat(result(passkeys().find(phone.credential().id()))).isEqualTo(phone);
        assertThat(isEmpty(passkeys().find(credential(3)))).isTrue();
        assertThat(events(Type.PASSKEY_ADDED))
                .containsExactly(PasskeyEvents.added(phone, occasion()), PasskeyEvents.added(stick, occasion()));
        assertThatTheLogIsIntact();
    }

    @Test
    void a_credential_is_one_passkey_of_one_account() {
        var phone = added(passkey(1, 0, Backup.POSSIBLE));
        var bobs = new Passkey(nextId(), bob.id(), phone.credential(), NAME, NOW, null);

        assertThat(result(passkeys().add(passkey(1, 0, Backup.POSSIBLE), session, occasion())))
                .isEqualTo(new PasskeyAddition.KnownAlready());
        assertThat(result(passkeys().add(bobs, loggedIn(bob).session(), occasion())))
                .isEqualTo(new PasskeyAddition.KnownAlready());
        assertThat(result(passkeys().find(phone.credential().id()))).isEqualTo(phone);
        assertThat(events(Type.PASSKEY_ADDED)).hasSize(1);
    }

    @Test
    void an_account_has_twenty_at_the_most_also_when_several_come_at_once() {
        IntStream.range(1, Passkey.MOST).forEach(n -> added(passkey(n, 0, Backup.POSSIBLE)));

        var additions = atOnce(IntStream.range(0, 5)
                .mapToObj(n -> passkeys()
                        .add(passkey(100 + n, 0, Backup.POSSIBLE), loggedIn(ana).session(), occasion()))
                .toList());

        assertThat(additions)
                .filteredOn(PasskeyAddition.Added.class::isInstance)
                .hasSize(1);
        assertThat(additions).filteredOn(new PasskeyAddition.TooMany()::equals).hasSize(4);
        assertThat(results(passkeys().of(ana.id()))).hasSize(Passkey.MOST);
    }

    @Test
    void who_was_thrown_out_meanwhile_adds_nothing_any_more() {
        result(tokens().end(ana.id(), session, occasion()));

        assertThat(result(passkeys().add(passkey(1, 0, Backup.POSSIBLE), session, occasion())))
                .isEqualTo(new PasskeyAddition.SessionEnded());
        assertThat(result(passkeys()
                        .add(passkey(1, 0, Backup.POSSIBLE), loggedIn(bob).session(), occasion())))
                .isEqualTo(new PasskeyAddition.SessionEnded());
        assertThat(results(passkeys().of(ana.id()))).isEmpty();
        assertThat(events(Type.PASSKEY_ADDED)).isEmpty();
    }

    @Test
    void a_use_moves_the_counter_and_is_remembered() {
        var phone = added(passkey(1, 7, Backup.POSSIBLE));
        var use = new CredentialUse(8, Backup.DONE);
        var later = after(Duration.ofHours(1));

        assertThat(result(passkeys().used(phone.id(), use, later)))
                .isEqualTo(new PasskeyUse.Noted(phone.after(use, later.at())));

        var found = result(passkeys().find(phone.credential().id()));
        assertThat(found.credential().counter()).isEqualTo(8);
        assertThat(found.credential().backup()).isEqualTo(Backup.DONE);
        assertThat(found.lastUsedAt()).isEqualTo(later.at());
    }

    @Test
    void an_authenticator_that_does_not_count_can_be_used_again_and_again() {
        var phone = added(passkey(1, 0, Backup.DONE));

        assertThat(result(used(phone, 0))).isInstanceOf(PasskeyUse.Noted.class);
        assertThat(result(used(phone, 0))).isInstanceOf(PasskeyUse.Noted.class);
    }

    @Test
    void a_counter_that_stays_or_goes_back_is_refused_and_recorded() {
        var phone = added(passkey(1, 7, Backup.DONE));

        for (var counter : List.of(7L, 6L, 0L)) {
            assertThat(result(used(phone, counter))).isEqualTo(new PasskeyUse.Cloned());
        }

        assertThat(result(passkeys().find(phone.credential().id()))).isEqualTo(phone);
        assertThat(events(Type.PASSKEY_CLONED)).hasSize(3).containsOnly(PasskeyEvents.cloned(phone, occasion()));
        assertThat(result(used(phone, 8))).isInstanceOf(PasskeyUse.Noted.class);
        assertThatTheLogIsIntact();
    }

    @Test
    void of_ten_uses_at_once_with_one_counter_one_is_noted() {
        var phone = added(passkey(1, 7, Backup.DONE));

        for (int counter = 8; counter < 16; counter++) {
            var uses = atOnce(10, used(phone, counter));

            assertThat(uses).filteredOn(PasskeyUse.Noted.class::isInstance).hasSize(1);
            assertThat(uses).filteredOn(new PasskeyUse.Cloned()::equals).hasSize(9);
        }
        assertThat(events(Type.PASSKEY_CLONED)).hasSize(8 * 9);
    }

    @Test
    void a_removed_passkey_is_gone() {
        var phone = added(passkey(1, 7, Backup.DONE));
        var stick = added(passkey(2, 7, Backup.DONE));

        assertThat(result(passkeys().remove(ana.id(), phone.id(), occasion()))).isEqualTo(phone);

        assertThat(isEmpty(passkeys().find(phone.credential().id()))).isTrue();
        assertThat(results(passkeys().of(ana.id()))).containsExactly(stick);
        assertThat(result(used(phone, 8))).isEqualTo(new PasskeyUse.Removed());
        assertThat(isEmpty(passkeys().remove(ana.id(), phone.id(), occasion()))).isTrue();
        assertThat(events(Type.PASSKEY_REMOVED)).containsExactly(PasskeyEvents.removed(phone, occasion()));
    }

    @Test
    void nobody_removes_the_passkey_of_somebody_else() {
        var phone = added(passkey(1, 7, Backup.DONE));

        assertThat(isEmpty(passkeys().remove(bob.id(), phone.id(), occasion()))).isTrue();
        assertThat(results(passkeys().of(ana.id()))).containsExactly(phone);
        assertThat(events(Type.PASSKEY_REMOVED)).isEmpty();
    }

    @Test
    void a_passkey_begins_a_session_of_its_account() {
        var phone = added(passkey(1, 0, Backup.DONE));
        var next = session(ana);

        assertThat(result(begin(ana, next, phone.id()))).isEqualTo(new Bearer(ana.id(), next.id(), ana.roles()));
        assertThat(sessionsOf(ana.id(), NOW)).contains(next.id());
    }

    @Test
    void a_passkey_of_somebody_else_or_one_that_was_removed_begins_nothing() {
        var phone = added(passkey(1, 0, Backup.DONE));

        assertThat(isEmpty(begin(bob, session(bob), phone.id()))).isTrue();
        result(passkeys().remove(ana.id(), phone.id(), occasion()));
        assertThat(isEmpty(begin(ana, session(ana), phone.id()))).isTrue();

        assertThat(sessionsOf(ana.id(), NOW)).containsExactly(session);
        assertThat(sessionsOf(bob.id(), NOW)).isEmpty();
    }

    @Test
    void a_passkey_of_an_account_that_was_locked_meanwhile_begins_nothing() {
        var phone = added(passkey(1, 0, Backup.DONE));
        result(accounts().lock(ana.id(), ROOT, occasion()));

        assertThat(isEmpty(begin(ana, session(ana), phone.id()))).isTrue();

        result(accounts().unlock(ana.id(), ROOT, occasion()));
        assertThat(sessionsOf(ana.id(), NOW)).isEmpty();
    }

    /** Whichever comes first: no session begins with a passkey that is removed by then. */
    @Test
    void removing_a_passkey_and_beginning_with_it_come_one_after_the_other() {
        for (int n = 0; n < 10; n++) {
            var phone = added(passkey(n, 0, Backup.DONE));
            var next = session(ana);

            var happened = atOnce(List.of(
                    begin(ana, next, phone.id()).hasElement(),
                    passkeys().remove(ana.id(), phone.id(), occasion()).thenReturn(false)));

            assertThat(happened).hasSize(2);
            assertThat(sessionsOf(ana.id(), NOW).contains(next.id())).isEqualTo(happened.contains(true));
            assertThat(isEmpty(begin(ana, session(ana), phone.id()))).isTrue();
        }
    }

    private Mono<Bearer> begin(Account account, Session next, PasskeyId passkey) {
        assertThat(next.account()).isEqualTo(account.id());
        return tokens().begin(next, passkey, secrets.next().digest(), NOW.plus(LIFETIMES.refresh()));
    }

    private Mono<PasskeyUse> used(Passkey passkey, long counter) {
        return passkeys().used(passkey.id(), new CredentialUse(counter, Backup.DONE), occasion());
    }

    private Passkey added(Passkey passkey) {
        assertThat(result(passkeys().add(passkey, session, occasion()))).isEqualTo(new PasskeyAddition.Added(passkey));
        return passkey;
    }

    private Passkey passkey(int number, long counter, Backup backup) {
        var credential = new Credential(credential(number), KEY, counter, backup);
        return new Passkey(nextId(), ana.id(), credential, NAME, NOW, null);
    }

    private PasskeyId nextId() {
        return new PasskeyId(identifiers.next());
    }

    private static CredentialId credential(int number) {
        return new CredentialId(ByteBuffer.allocate(16).putInt(number).array());
    }
}
