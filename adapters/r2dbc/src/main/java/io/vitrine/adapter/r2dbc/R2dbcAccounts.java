package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.AccountChange;
import io.vitrine.domain.account.AccountEvents;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.Credentials;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.MailedToken;
import io.vitrine.domain.account.PasswordHash;
import io.vitrine.domain.account.Registration;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.SecretDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The accounts in PostgreSQL. */
final class R2dbcAccounts implements Accounts {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Database database;

    R2dbcAccounts(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Registration> register(Account account, PasswordHash hash, Occasion occasion) {
        return database.together(client -> registered(client, account, hash, occasion));
    }

    @Override
    public Mono<Registration> registerFirstAdmin(Account account, PasswordHash hash, Occasion occasion) {
        return database.together(client -> adminsLocked(client)
                .then(hasAdmin(client))
                .filter(has -> !has)
                .flatMap(_ -> registered(client, account, hash, occasion)));
    }

    private static Mono<Registration> registered(
            DatabaseClient client, Account account, PasswordHash hash, Occasion occasion) {
        return inserted(client, account, hash)
                .flatMap(inserted -> inserted == 0
                        ? addressTaken(client, account.email())
                        : AuditTrail.append(client, AccountEvents.registered(account, occasion))
                                .thenReturn(new Registration.Registered(account)));
    }

    private static Mono<Long> inserted(DatabaseClient client, Account account, PasswordHash hash) {
        return client.sql("""
            INSERT INTO account (id, email, email_key, password_hash, roles, verified_at, locked_at, created_at)
            VALUES (:id, :email, :key, :hash, :roles, :verifiedAt, :lockedAt, :createdAt)
            ON CONFLICT (email_key) DO NOTHING\
            """)
                .bind("id", account.id().value())
                .bind("email", account.email().value())
                .bind("key", account.email().key())
                .bind("hash", hash.value())
                .bind("roles", AccountRows.names(account.roles()))
                .bind("verifiedAt", Columns.optional(account.verifiedAt()))
                .bind("lockedAt", Columns.optional(account.lockedAt()))
                .bind("createdAt", account.createdAt())
                .fetch()
                .rowsUpdated();
    }

    private static Mono<Registration> addressTaken(DatabaseClient client, EmailAddress address) {
        return byAddress(client, address)
                .<Registration>map(taken -> new Registration.AddressTaken(taken.account()))
                .switchIfEmpty(Mono.error(LostRace::new));
    }

    @Override
    public Mono<Credentials> credentials(EmailAddress address) {
        return database.one(client -> byAddress(client, address));
    }

    private static Mono<Credentials> byAddress(DatabaseClient client, EmailAddress address) {
        return client.sql("SELECT * FROM account WHERE email_key = :key")
                .bind("key", address.key())
                .map(AccountRows::credentials)
                .one();
    }

    @Override
    public Mono<Credentials> credentials(AccountId id) {
        return database.one(client -> client.sql("SELECT * FROM account WHERE id = :id")
                .bind("id", id.value())
                .map(AccountRows::credentials)
                .one());
    }

    @Override
    public Flux<Account> list(Optional<AccountId> after, int most) {
        return database.all(client -> client.sql("SELECT * FROM account WHERE id > :after ORDER BY id LIMIT :most")
                .bind("after", after.map(AccountId::value).orElse(BEFORE_ALL))
                .bind("most", most)
                .map(AccountRows::account)
                .all());
    }

    @Override
    public Mono<AccountChange> changeRoles(AccountId id, Set<Role> roles, Actor by, Occasion occasion) {
        return database.together(client -> amongAdmins(client, id, account -> {
            if (account.roles().equals(roles)) {
                return Mono.just(new AccountChange.Changed(account));
            }
            return unlessLastAdmin(
                    client,
                    account,
                    roles.contains(Role.ADMIN),
                    client.sql("UPDATE account SET roles = :roles WHERE id = :id RETURNING *")
                            .bind("roles", AccountRows.names(roles))
                            .bind("id", id.value())
                            .map(AccountRows::account)
                            .one()
                            .delayUntil(_ -> sessionsEnded(client, id, Ending.ROLES_CHANGED, occasion))
                            .delayUntil(_ -> AuditTrail.append(
                                    client, AccountEvents.rolesChanged(account, roles, by, occasion))));
        }));
    }

    @Override
    public Mono<AccountChange> lock(AccountId id, Actor by, Occasion occasion) {
        return database.together(client -> amongAdmins(client, id, account -> {
            if (account.isLocked()) {
                return Mono.just(new AccountChange.Changed(account));
            }
            return unlessLastAdmin(
                    client,
                    account,
                    false,
                    client.sql("UPDATE account SET locked_at = :at WHERE id = :id RETURNING *")
                            .bind("at", occasion.at())
                            .bind("id", id.value())
                            .map(AccountRows::account)
                            .one()
                            .delayUntil(_ -> sessionsEnded(client, id, Ending.ACCOUNT_LOCKED, occasion))
                            .delayUntil(_ -> AuditTrail.append(client, AccountEvents.locked(id, by, occasion))));
        }));
    }

    @Override
    public Mono<AccountChange> unlock(AccountId id, Actor by, Occasion occasion) {
        return database.together(client -> locked(client, id)
                .flatMap(account -> account.isLocked() ? unlocked(client, id, by, occasion) : Mono.just(account))
                .<AccountChange>map(AccountChange.Changed::new)
                .defaultIfEmpty(new AccountChange.NoSuchAccount()));
    }

    private static Mono<Account> unlocked(DatabaseClient client, AccountId id, Actor by, Occasion occasion) {
        return client.sql("UPDATE account SET locked_at = NULL WHERE id = :id RETURNING *")
                .bind("id", id.value())
                .map(AccountRows::account)
                .one()
                .delayUntil(_ -> AuditTrail.append(client, AccountEvents.unlocked(id, by, occasion)));
    }

    @FunctionalInterface
    private interface ChangeOfAccount {
        Mono<AccountChange> of(Account account);
    }

    /** Changes an account while nobody else changes who is an administrator. */
    private static Mono<AccountChange> amongAdmins(DatabaseClient client, AccountId id, ChangeOfAccount change) {
        return adminsLocked(client)
                .then(locked(client, id))
                .flatMap(change::of)
                .defaultIfEmpty(new AccountChange.NoSuchAccount());
    }

    private static Mono<AccountChange> unlessLastAdmin(
            DatabaseClient client, Account account, boolean stays, Mono<Account> change) {
        var isOneOfThem = account.isAdmin() && !account.isLocked();
        var another = isOneOfThem && !stays ? hasOtherAdmin(client, account.id()) : Mono.just(true);
        return another.flatMap(
                has -> has ? change.map(AccountChange.Changed::new) : Mono.just(new AccountChange.LastAdmin()));
    }

    /** In a statement of its own, so that the next one sees what the one who held the lock has done. */
    private static Mono<Void> adminsLocked(DatabaseClient client) {
        return client.sql("SELECT pg_advisory_xact_lock(hashtextextended('vitrine administrators', 0))")
                .then();
    }

    private static Mono<Boolean> hasAdmin(DatabaseClient client) {
        return client.sql("SELECT EXISTS (SELECT FROM account WHERE 'admin' = ANY (roles)) AS has")
                .map(row -> Columns.flag(row, "has"))
                .one();
    }

    private static Mono<Boolean> hasOtherAdmin(DatabaseClient client, AccountId id) {
        return client.sql("""
            SELECT EXISTS (
                SELECT FROM account WHERE 'admin' = ANY (roles) AND locked_at IS NULL AND id <> :id) AS has\
            """)
                .bind("id", id.value())
                .map(row -> Columns.flag(row, "has"))
                .one();
    }

    private static Mono<Account> locked(DatabaseClient client, AccountId id) {
        return client.sql("SELECT * FROM account WHERE id = :id FOR NO KEY UPDATE")
                .bind("id", id.value())
                .map(AccountRows::account)
                .one();
    }

    private static Mono<Void> sessionsEnded(DatabaseClient client, AccountId id, Ending why, Occasion occasion) {
        return Families.endAll(client, id, Optional.empty(), why, occasion.at()).then();
    }

    @Override
    public Mono<Void> rehash(AccountId id, PasswordHash before, PasswordHash after) {
        return database.one(client -> client.sql(
                        "UPDATE account SET password_hash = :after WHERE id = :id AND password_hash = :before")
                .bind("after", after.value())
                .bind("id", id.value())
                .bind("before", before.value())
                .then());
    }

    @Override
    public Mono<Account> changePassword(AccountId id, PasswordHash hash, SessionId session, Occasion occasion) {
        return database.together(client -> locked(client, id)
                .filterWhen(_ -> Families.isAlive(client, id, session, occasion.at()))
                .delayUntil(_ -> passwordSet(client, id, hash))
                .delayUntil(
                        _ -> Families.endAll(client, id, Optional.of(session), Ending.PASSWORD_CHANGED, occasion.at())
                                .then())
                .delayUntil(_ -> resetVoided(client, id))
                .delayUntil(_ -> AuditTrail.append(client, AccountEvents.passwordChanged(id, occasion))));
    }

    private static Mono<Void> passwordSet(DatabaseClient client, AccountId id, PasswordHash hash) {
        return client.sql("UPDATE account SET password_hash = :hash WHERE id = :id")
                .bind("hash", hash.value())
                .bind("id", id.value())
                .then();
    }

    private static Mono<Void> resetVoided(DatabaseClient client, AccountId id) {
        return client.sql("DELETE FROM mailed_token WHERE account_id = :id AND purpose = :purpose")
                .bind("id", id.value())
                .bind("purpose", text(MailedToken.Purpose.RESET_PASSWORD))
                .then();
    }

    @Override
    public Mono<Void> keep(
            AccountId id, MailedToken.Purpose purpose, SecretDigest digest, Instant expiresAt, Occasion occasion) {
        return database.together(client -> kept(client, id, purpose, digest, expiresAt)
                .then(Mono.defer(() -> switch (purpose) {
                    case VERIFY_EMAIL -> Mono.empty();
                    case RESET_PASSWORD -> AuditTrail.append(client, AccountEvents.passwordResetAsked(id, occasion));
                })));
    }

    private static Mono<Void> kept(
            DatabaseClient client, AccountId id, MailedToken.Purpose purpose, SecretDigest digest, Instant expiresAt) {
        return client.sql("""
            INSERT INTO mailed_token (digest, account_id, purpose, expires_at)
            VALUES (:digest, :id, :purpose, :expiresAt)
            ON CONFLICT (account_id, purpose) DO UPDATE SET
                digest = excluded.digest, expires_at = excluded.expires_at\
            """)
                .bind("digest", Digests.bytes(digest))
                .bind("id", id.value())
                .bind("purpose", text(purpose))
                .bind("expiresAt", expiresAt)
                .then();
    }

    @Override
    public Mono<Account> verifyEmail(SecretDigest digest, Occasion occasion) {
        return database.together(client -> ownerWhoUsesUp(
                        client, MailedToken.Purpose.VERIFY_EMAIL, digest, occasion.at())
                .flatMap(owner -> verified(client, owner.id(), occasion.at()))
                .delayUntil(owner -> AuditTrail.append(client, AccountEvents.emailVerified(owner.id(), occasion))));
    }

    @Override
    public Mono<Account> ownerOfReset(SecretDigest digest, Instant now) {
        return database.one(client -> owner(client, MailedToken.Purpose.RESET_PASSWORD, digest, now));
    }

    @Override
    public Mono<Account> resetPassword(SecretDigest digest, PasswordHash hash, Occasion occasion) {
        return database.together(client -> ownerWhoUsesUp(
                        client, MailedToken.Purpose.RESET_PASSWORD, digest, occasion.at())
                .delayUntil(owner -> passwordSet(client, owner.id(), hash))
                .flatMap(owner -> verified(client, owner.id(), occasion.at()))
                .delayUntil(owner -> sessionsEnded(client, owner.id(), Ending.PASSWORD_RESET, occasion))
                .delayUntil(owner -> AuditTrail.append(client, AccountEvents.passwordReset(owner.id(), occasion))));
    }

    private static Mono<Account> owner(
            DatabaseClient client, MailedToken.Purpose purpose, SecretDigest digest, Instant now) {
        return client.sql("""
            SELECT account.* FROM mailed_token AS token JOIN account ON account.id = token.account_id
            WHERE token.digest = :digest AND token.purpose = :purpose AND token.expires_at > :now\
            """)
                .bind("digest", Digests.bytes(digest))
                .bind("purpose", text(purpose))
                .bind("now", now)
                .map(AccountRows::account)
                .one();
    }

    /** Locks the account first, as everybody does; of several at once one still finds the token then. */
    private static Mono<Account> ownerWhoUsesUp(
            DatabaseClient client, MailedToken.Purpose purpose, SecretDigest digest, Instant now) {
        return owner(client, purpose, digest, now)
                .flatMap(owner -> locked(client, owner.id()))
                .filterWhen(_ -> client.sql("DELETE FROM mailed_token WHERE digest = :digest")
                        .bind("digest", Digests.bytes(digest))
                        .fetch()
                        .rowsUpdated()
                        .map(deleted -> deleted > 0));
    }

    private static Mono<Account> verified(DatabaseClient client, AccountId id, Instant at) {
        return client.sql("UPDATE account SET verified_at = coalesce(verified_at, :at) WHERE id = :id RETURNING *")
                .bind("at", at)
                .bind("id", id.value())
                .map(AccountRows::account)
                .one();
    }

    private static String text(MailedToken.Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
