package io.vitrine.domain.account;

import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.shared.Actor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the record of the service's security tells of accounts. */
public final class AccountEvents {

    private AccountEvents() {}

    public static AuditEvent registered(Account account, Occasion occasion) {
        return byOwner(Type.REGISTERED, account.id(), occasion).with(Map.of("roles", names(account.roles())));
    }

    public static AuditEvent emailVerified(AccountId owner, Occasion occasion) {
        return byOwner(Type.EMAIL_VERIFIED, owner, occasion);
    }

    public static AuditEvent rolesChanged(Account before, Set<Role> roles, Actor by, Occasion occasion) {
        return by(by, Type.ROLES_CHANGED, before.id(), occasion)
                .with(Map.of("before", names(before.roles()), "after", names(roles)));
    }

    public static AuditEvent locked(AccountId account, Actor by, Occasion occasion) {
        return by(by, Type.ACCOUNT_LOCKED, account, occasion);
    }

    public static AuditEvent unlocked(AccountId account, Actor by, Occasion occasion) {
        return by(by, Type.ACCOUNT_UNLOCKED, account, occasion);
    }

    public static AuditEvent passwordChanged(AccountId owner, Occasion occasion) {
        return byOwner(Type.PASSWORD_CHANGED, owner, occasion);
    }

    /** Anybody can ask. */
    public static AuditEvent passwordResetAsked(AccountId account, Occasion occasion) {
        return AuditEvent.happened(Type.PASSWORD_RESET_ASKED, account.toString(), occasion);
    }

    /** Nobody who could has the address that was named. */
    public static AuditEvent passwordResetAskedInVain(Occasion occasion) {
        return AuditEvent.failed(Type.PASSWORD_RESET_ASKED, Optional.empty(), occasion);
    }

    public static AuditEvent passwordReset(AccountId owner, Occasion occasion) {
        return byOwner(Type.PASSWORD_RESET, owner, occasion);
    }

    private static AuditEvent byOwner(Type type, AccountId owner, Occasion occasion) {
        return AuditEvent.succeeded(type, owner.toString(), owner.toString(), occasion);
    }

    private static AuditEvent by(Actor by, Type type, AccountId account, Occasion occasion) {
        return AuditEvent.succeeded(type, by.id(), account.toString(), occasion);
    }

    private static String names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::text).collect(Collectors.joining(" "));
    }
}
