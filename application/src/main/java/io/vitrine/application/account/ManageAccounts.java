package io.vitrine.application.account;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.AccountChange;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.Credentials;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.Password;
import io.vitrine.domain.account.PasswordHasher;
import io.vitrine.domain.account.Registration;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.Atomically;
import io.vitrine.domain.shared.Identifiers;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/** What administrators do with accounts. */
public final class ManageAccounts {

    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final Identifiers identifiers;
    private final Atomically atomically;

    public ManageAccounts(Accounts accounts, PasswordHasher hasher, Identifiers identifiers, Atomically atomically) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.identifiers = identifiers;
        this.atomically = atomically;
    }

    /** The account with this identity; empty when there is none. */
    public Mono<Account> byId(AccountId id) {
        return accounts.credentials(id).map(Credentials::account);
    }

    public Mono<AccountChange> changeRoles(AccountId id, Set<Role> roles, Actor by, Occasion occasion) {
        return accounts.changeRoles(id, roles, by, occasion);
    }

    public Mono<AccountChange> lock(AccountId id, Actor by, Occasion occasion) {
        return accounts.lock(id, by, occasion);
    }

    public Mono<AccountChange> unlock(AccountId id, Actor by, Occasion occasion) {
        return accounts.unlock(id, by, occasion);
    }

    /**
     * Changes of an account what is named. Where one change is refused, neither is made: who is locked first, or unlocked last, is not
     * the last administrator while roles change.
     *
     * @param locked whether its owner is to be kept out
     */
    public Mono<AccountChange> change(
            AccountId id, Optional<Set<Role>> roles, Optional<Boolean> locked, Actor by, Occasion occasion) {
        var lock = Mono.justOrEmpty(locked).flatMap(out -> out ? lock(id, by, occasion) : unlock(id, by, occasion));
        var change = Mono.justOrEmpty(roles).flatMap(given -> changeRoles(id, given, by, occasion));
        return atomically.run(locked.orElse(false) ? both(id, lock, change) : both(id, change, lock));
    }

    private Mono<AccountChange> both(AccountId id, Mono<AccountChange> first, Mono<AccountChange> second) {
        var asItIs = byId(id).<AccountChange>map(AccountChange.Changed::new)
                .defaultIfEmpty(new AccountChange.NoSuchAccount());
        return first.flatMap(outcome ->
                        outcome instanceof AccountChange.Changed ? second.defaultIfEmpty(outcome) : Mono.just(outcome))
                .switchIfEmpty(second)
                .switchIfEmpty(asItIs);
    }

    /** Makes the first administrator; empty when there is one already. */
    public Mono<Registration> makeFirstAdmin(EmailAddress address, Password password, Occasion occasion) {
        var admin = new Account(
                new AccountId(identifiers.next()), address, Set.of(Role.ADMIN), occasion.at(), null, occasion.at());
        return hasher.hash(password).flatMap(hash -> accounts.registerFirstAdmin(admin, hash, occasion));
    }
}
