package io.vitrine.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.AccountChange;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.InMemoryAccounts;
import io.vitrine.domain.account.KeptLetters;
import io.vitrine.domain.account.Letter;
import io.vitrine.domain.account.MailedToken;
import io.vitrine.domain.account.Password;
import io.vitrine.domain.account.PasswordHash;
import io.vitrine.domain.account.PasswordPolicy;
import io.vitrine.domain.account.PlainHasher;
import io.vitrine.domain.account.Registration;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.InMemoryAtomically;
import io.vitrine.domain.shared.SequentialIdentifiers;
import io.vitrine.domain.token.InMemoryRefreshTokens;
import io.vitrine.domain.token.PlainTokenSecrets;
import io.vitrine.domain.token.Session;
import io.vitrine.domain.token.TokenLifetimes;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** How accounts come into being, change their passwords, and are looked after by administrators. */
class AccountsTest {

    private static final EmailAddress ANA = new EmailAddress("ana@example.org");
    private static final Password PASSWORD = new Password("plum velvet harbour kite");
    private static final Password OTHER = new Password("slate orchard comet river");
    private static final Actor ROOT = new Actor("root");

    private final Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final Occasion occasion = new Occasion(now, new Origin("203.0.113.0/24", "curl"), "request-1");
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final InMemoryAccounts accounts = new InMemoryAccounts(audit);
    private final InMemoryRefreshTokens sessions = new InMemoryRefreshTokens(accounts, audit, TokenLifetimes.USUAL);
    private final PlainTokenSecrets secrets = new PlainTokenSecrets();
    private final PlainHasher hasher = new PlainHasher();
    private final KeptLetters letters = new KeptLetters();
    private final SequentialIdentifiers identifiers = new SequentialIdentifiers();
    private final PasswordPolicy policy = new PasswordPolicy(_ -> false);
    private long tokens;

    private final RegisterAccount registration =
            new RegisterAccount(accounts, policy, hasher, this::nextToken, letters, identifiers);
    private final ChangePassword passwords = new ChangePassword(accounts, policy, hasher, this::nextToken, letters);
    private final ManageAccounts management =
            new ManageAccounts(accounts, hasher, identifiers, new InMemoryAtomically());

    private MailedToken nextToken() {
        return MailedToken.of(ByteBuffer.allocate(32).putLong(tokens++).array());
    }

    @Test
    void who_registers_is_welcomed_and_verifies_the_address_by_the_token_in_the_letter() {
        assertThat(register(PASSWORD)).isInstanceOf(RegisterAccount.Outcome.Accepted.class);
        assertThat(ana().isVerified()).isFalse();

        var token = MailedToken.sent(letters.tokenFor(ANA.value())).orElseThrow();
        assertThat(result(registration.verifyEmail(token, occasion))).isTrue();

        assertThat(ana().isVerified()).isTrue();
        assertThat(result(registration.verifyEmail(token, occasion))).isFalse();
    }

    @Test
    void who_registers_a_taken_address_is_answered_alike_and_its_owner_is_told() {
        register(PASSWORD);

        assertThat(register(OTHER)).isInstanceOf(RegisterAccount.Outcome.Accepted.class);

        assertThat(letters.to(ANA.value()).getLast()).isEqualTo(new Letter.AlreadyRegistered(ANA));
        assertThat(result(hasher.check(PASSWORD, Optional.of(hash())))).isEqualTo(PlainHasher.Check.RIGHT);
    }

    @Test
    void a_weak_password_makes_no_account() {
        assertThat(register(new Password("short"))).isInstanceOf(RegisterAccount.Outcome.WeakPassword.class);

        assertThat(accounts.credentials(ANA).blockOptional()).isEmpty();
    }

    @Test
    void who_forgot_the_password_sets_another_one_by_the_token_in_the_letter() {
        register(PASSWORD);
        passwords.forgotten(ANA, occasion).block();
        var token = MailedToken.sent(letters.tokenFor(ANA.value())).orElseThrow();

        assertThat(result(passwords.reset(token, new Password("short"), occasion)))
                .isInstanceOf(ChangePassword.Outcome.WeakPassword.class);
        assertThat(result(passwords.reset(token, OTHER, occasion))).isInstanceOf(ChangePassword.Outcome.Changed.class);
        assertThat(result(passwords.reset(token, PASSWORD, occasion)))
                .isInstanceOf(ChangePassword.Outcome.InvalidToken.class);

        assertThat(result(hasher.check(OTHER, Optional.of(hash())))).isEqualTo(PlainHasher.Check.RIGHT);
        assertThat(letters.to(ANA.value()).getLast()).isEqualTo(new Letter.PasswordChanged(ANA));
    }

    @Test
    void nobody_is_mailed_for_an_address_that_nobody_has() {
        passwords.forgotten(ANA, occasion).block();

        assertThat(letters.to(ANA.value())).isEmpty();
    }

    @Test
    void a_password_is_changed_by_who_knows_the_old_one_from_a_session_that_lives() {
        register(PASSWORD);
        var session = signedIn();

        assertThat(change(OTHER, OTHER, session)).isInstanceOf(ChangePassword.Outcome.WrongPassword.class);
        assertThat(change(PASSWORD, new Password("short"), session))
                .isInstanceOf(ChangePassword.Outcome.WeakPassword.class);
        assertThat(change(PASSWORD, OTHER, session)).isInstanceOf(ChangePassword.Outcome.Changed.class);

        result(sessions.end(ana().id(), session, occasion));
        assertThat(change(OTHER, PASSWORD, session)).isInstanceOf(ChangePassword.Outcome.SessionEnded.class);
    }

    @Test
    void roles_and_lock_change_together() {
        register(PASSWORD);

        var change = management.change(ana().id(), Optional.of(Set.of(Role.EDITOR)), Optional.of(true), ROOT, occasion);

        assertThat(result(change)).isInstanceOfSatisfying(AccountChange.Changed.class, changed -> {
            assertThat(changed.account().roles()).containsExactly(Role.EDITOR);
            assertThat(changed.account().isLocked()).isTrue();
        });
    }

    @Test
    void of_the_last_administrator_neither_is_changed() {
        var first = (Registration.Registered) result(management.makeFirstAdmin(ANA, PASSWORD, occasion));
        var id = first.account().id();

        assertThat(result(management.change(id, Optional.of(Set.of(Role.USER)), Optional.of(true), ROOT, occasion)))
                .isInstanceOf(AccountChange.LastAdmin.class);

        assertThat(ana().roles()).containsExactly(Role.ADMIN);
        assertThat(ana().isLocked()).isFalse();
    }

    @Test
    void a_change_that_names_nothing_shows_the_account_if_there_is_one() {
        register(PASSWORD);

        assertThat(result(management.change(ana().id(), Optional.empty(), Optional.empty(), ROOT, occasion)))
                .isEqualTo(new AccountChange.Changed(ana()));
        assertThat(result(management.change(
                        new AccountId(identifiers.next()), Optional.empty(), Optional.empty(), ROOT, occasion)))
                .isInstanceOf(AccountChange.NoSuchAccount.class);
    }

    private RegisterAccount.Outcome register(Password password) {
        return result(registration.register(ANA, password, occasion));
    }

    private ChangePassword.Outcome change(Password old, Password next, SessionId session) {
        return result(passwords.change(ana().id(), old, next, session, occasion));
    }

    private SessionId signedIn() {
        var id = new SessionId(identifiers.next());
        var endsAt = now.plus(TokenLifetimes.USUAL.family());
        var session = new Session(id, ana().id(), occasion.origin(), now, now, endsAt);
        result(sessions.begin(session, hash(), secrets.next().digest(), now.plusSeconds(60)));
        return id;
    }

    private Account ana() {
        return result(accounts.credentials(ANA)).account();
    }

    private PasswordHash hash() {
        return result(accounts.credentials(ANA)).passwordHash();
    }

    private static <T> T result(Mono<T> work) {
        return work.blockOptional().orElseThrow();
    }
}
