package io.vitrine.domain.account;

import io.vitrine.domain.audit.InMemoryAuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.SecretDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Accounts in memory. Whoever holds the monitor of this object is the only one who changes them or their sessions. */
public final class InMemoryAccounts implements Accounts {
    private final Map<UUID, Credentials> accounts = new TreeMap<>();
    private final Map<Mailed, Kept> mailed = new HashMap<>();
    private final InMemoryAuditLog audit;
    private @Nullable Sessions sessions;

    public InMemoryAccounts(InMemoryAuditLog audit) {
        this.audit = audit;
    }

    /** The sessions of the accounts. */
    public interface Sessions {
        void endAll(AccountId account, Optional<SessionId> except, Instant at);

        boolean isAlive(AccountId account, SessionId session, Instant at);
    }

    private record Mailed(AccountId account, MailedToken.Purpose purpose) {}

    private record Kept(SecretDigest digest, Instant expiresAt) {}

    public synchronized void haveSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Whether a session of an account goes on. */
    public synchronized boolean hasSession(AccountId account, SessionId session, Instant at) {
        return sessions != null && sessions.isAlive(account, session, at);
    }

    public synchronized Optional<Credentials> find(AccountId id) {
        return Optional.ofNullable(accounts.get(id.value()));
    }

    private synchronized Optional<Credentials> find(EmailAddress address) {
        return accounts.values().stream()
                .filter(it -> it.account().email().equals(address))
                .findFirst();
    }

    private <T> Mono<T> alone(Supplier<Optional<T>> work) {
        return Mono.defer(() -> {
            synchronized (this) {
                return Mono.justOrEmpty(work.get());
            }
        });
    }

    @Override
    public Mono<Registration> register(Account account, PasswordHash hash, Occasion occasion) {
        return alone(() -> Optional.of(registered(account, hash, occasion)));
    }

    @Override
    public Mono<Registration> registerFirstAdmin(Account account, PasswordHash hash, Occasion occasion) {
        return alone(
                () -> accounts.values().stream().anyMatch(it -> it.account().isAdmin())
                        ? Optional.empty()
                        : Optional.of(registered(account, hash, occasion)));
    }

    private Registration registered(Account account, PasswordHash hash, Occasion occasion) {
        var taken = find(account.email());
        if (taken.isPresent()) {
            return new Registration.AddressTaken(taken.get().account());
        }
        accounts.put(account.id().value(), new Credentials(account, hash));
        audit.append(AccountEvents.registered(account, occasion));
        return new Registration.Registered(account);
    }

    @Override
    public Mono<Credentials> credentials(EmailAddress address) {
        return alone(() -> find(address));
    }

    @Override
    public Mono<Credentials> credentials(AccountId id) {
        return alone(() -> find(id));
    }

    @Override
    public Flux<Account> list(Optional<AccountId> after, int most) {
        return alone(() -> Optional.of(accounts.values().stream()
                        .map(Credentials::account)
                        .filter(it ->
                                after.stream().allMatch(id -> it.id().value().compareTo(id.value()) > 0))
                        .limit(most)
                        .toList()))
                .flatMapIterable(list -> list);
    }

    @Override
    public Mono<AccountChange> changeRoles(AccountId id, Set<Role> roles, Actor by, Occasion occasion) {
        return changed(id, account -> {
            if (account.roles().equals(roles)) {
                return new AccountChange.Changed(account);
            }
            if (!roles.contains(Role.ADMIN) && isLastAdmin(account)) {
                return new AccountChange.LastAdmin();
            }
            endSessions(id, Optional.empty(), occasion.at());
            audit.append(AccountEvents.rolesChanged(account, roles, by, occasion));
            return new AccountChange.Changed(with(
                    id, it -> new Account(it.id(), it.email(), roles, it.verifiedAt(), it.lockedAt(), it.createdAt())));
        });
    }

    @Override
    public Mono<AccountChange> lock(AccountId id, Actor by, Occasion occasion) {
        return changed(id, account -> {
            if (account.isLocked()) {
                return new AccountChange.Changed(account);
            }
            if (isLastAdmin(account)) {
                return new AccountChange.LastAdmin();
            }
            endSessions(id, Optional.empty(), occasion.at());
            audit.append(AccountEvents.locked(id, by, occasion));
            return new AccountChange.Changed(withLock(id, occasion.at()));
        });
    }

    @Override
    public Mono<AccountChange> unlock(AccountId id, Actor by, Occasion occasion) {
        return changed(id, account -> {
            if (!account.isLocked()) {
                return new AccountChange.Changed(account);
            }
            audit.append(AccountEvents.unlocked(id, by, occasion));
            return new AccountChange.Changed(withLock(id, null));
        });
    }

    private interface Change {
        AccountChange of(Account account);
    }

    private Mono<AccountChange> changed(AccountId id, Change change) {
        return alone(() ->
                Optional.of(find(id).map(it -> change.of(it.account())).orElseGet(AccountChange.NoSuchAccount::new)));
    }

    private boolean isLastAdmin(Account account) {
        return isActiveAdmin(account)
                && accounts.values().stream()
                        .map(Credentials::account)
                        .noneMatch(it -> isActiveAdmin(it) && !it.id().equals(account.id()));
    }

    private static boolean isActiveAdmin(Account account) {
        return account.isAdmin() && !account.isLocked();
    }

    private Account withLock(AccountId id, @Nullable Instant lockedAt) {
        return with(id, it -> new Account(it.id(), it.email(), it.roles(), it.verifiedAt(), lockedAt, it.createdAt()));
    }

    private Account verified(AccountId id, Instant at) {
        return with(
                id,
                it -> it.isVerified()
                        ? it
                        : new Account(it.id(), it.email(), it.roles(), at, it.lockedAt(), it.createdAt()));
    }

    private Account with(AccountId id, UnaryOperator<Account> change) {
        var before = find(id).orElseThrow();
        var after = change.apply(before.account());
        accounts.put(id.value(), new Credentials(after, before.passwordHash()));
        return after;
    }

    private void setPassword(AccountId id, PasswordHash hash) {
        accounts.computeIfPresent(id.value(), (_, it) -> new Credentials(it.account(), hash));
    }

    private void endSessions(AccountId id, Optional<SessionId> except, Instant at) {
        if (sessions != null) {
            sessions.endAll(id, except, at);
        }
    }

    @Override
    public Mono<Void> rehash(AccountId id, PasswordHash before, PasswordHash after) {
        return alone(() -> {
                    find(id).filter(it -> it.passwordHash().equals(before)).ifPresent(_ -> setPassword(id, after));
                    return Optional.empty();
                })
                .then();
    }

    @Override
    public Mono<Account> changePassword(AccountId id, PasswordHash hash, SessionId session, Occasion occasion) {
        return alone(() -> {
            if (!hasSession(id, session, occasion.at())) {
                return Optional.empty();
            }
            setPassword(id, hash);
            endSessions(id, Optional.of(session), occasion.at());
            mailed.remove(new Mailed(id, MailedToken.Purpose.RESET_PASSWORD));
            audit.append(AccountEvents.passwordChanged(id, occasion));
            return find(id).map(Credentials::account);
        });
    }

    @Override
    public Mono<Void> keepForVerification(AccountId id, SecretDigest digest, Instant expiresAt) {
        return alone(() -> {
                    mailed.put(new Mailed(id, MailedToken.Purpose.VERIFY_EMAIL), new Kept(digest, expiresAt));
                    return Optional.empty();
                })
                .then();
    }

    @Override
    public Mono<Account> keepForReset(EmailAddress address, SecretDigest digest, Instant expiresAt, Occasion occasion) {
        return alone(() -> {
            var owner = find(address).map(Credentials::account).filter(account -> !account.isLocked());
            owner.ifPresent(account -> mailed.put(
                    new Mailed(account.id(), MailedToken.Purpose.RESET_PASSWORD), new Kept(digest, expiresAt)));
            audit.append(owner.map(account -> AccountEvents.passwordResetAsked(account.id(), occasion))
                    .orElseGet(() -> AccountEvents.passwordResetAskedInVain(occasion)));
            return owner;
        });
    }

    @Override
    public Mono<Account> verifyEmail(SecretDigest digest, Occasion occasion) {
        return alone(() -> owner(MailedToken.Purpose.VERIFY_EMAIL, digest, occasion.at())
                .map(owner -> {
                    mailed.remove(new Mailed(owner, MailedToken.Purpose.VERIFY_EMAIL));
                    audit.append(AccountEvents.emailVerified(owner, occasion));
                    return verified(owner, occasion.at());
                }));
    }

    @Override
    public Mono<Account> ownerOfReset(SecretDigest digest, Instant now) {
        return alone(() -> owner(MailedToken.Purpose.RESET_PASSWORD, digest, now)
                .flatMap(this::find)
                .map(Credentials::account));
    }

    @Override
    public Mono<Account> resetPassword(SecretDigest digest, PasswordHash hash, Occasion occasion) {
        return alone(() -> owner(MailedToken.Purpose.RESET_PASSWORD, digest, occasion.at())
                .map(owner -> {
                    mailed.remove(new Mailed(owner, MailedToken.Purpose.RESET_PASSWORD));
                    setPassword(owner, hash);
                    endSessions(owner, Optional.empty(), occasion.at());
                    audit.append(AccountEvents.passwordReset(owner, occasion));
                    return verified(owner, occasion.at());
                }));
    }

    private Optional<AccountId> owner(MailedToken.Purpose purpose, SecretDigest digest, Instant now) {
        return mailed.entrySet().stream()
                .filter(it -> it.getKey().purpose() == purpose
                        && it.getValue().digest().equals(digest)
                        && now.isBefore(it.getValue().expiresAt()))
                .map(it -> it.getKey().account())
                .findFirst();
    }

    /** Forgets mailed tokens that have expired, and says how many that were. */
    public synchronized long forgetAt(Instant now) {
        var before = mailed.size();
        mailed.values().removeIf(it -> it.expiresAt().isBefore(now));
        return before - mailed.size();
    }
}
