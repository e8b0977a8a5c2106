package io.vitrine.domain.account;

import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.SecretDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The accounts. Every operation is atomic on its own, together with the sessions it ends and the audit event it makes. An error signal
 * means that the store is out of reach ({@link io.vitrine.domain.shared.StoreUnavailable}).
 */
public interface Accounts {
    /** Adds an account, unless somebody has one with its address. */
    Mono<Registration> register(Account account, PasswordHash hash, Occasion occasion);

    /** Adds an administrator, unless somebody has an account with its address; empty when there is an administrator. */
    Mono<Registration> registerFirstAdmin(Account account, PasswordHash hash, Occasion occasion);

    /** The account with this address and its password's hash; empty when there is none. */
    Mono<Credentials> credentials(EmailAddress address);

    /** The account with this identity and its password's hash; empty when there is none. */
    Mono<Credentials> credentials(AccountId id);

    /** Accounts in the order of their identities, beginning after this one. */
    Flux<Account> list(Optional<AccountId> after, int most);

    /**
     * Gives an account these roles; its sessions end, so that no old token carries the others on. An administrator who is not
     * locked is left in any case, also when two of them take the role from each other at once. Where nothing changes, nothing ends.
     */
    Mono<AccountChange> changeRoles(AccountId id, Set<Role> roles, Actor by, Occasion occasion);

    /** Locks an account, and ends its sessions. An administrator who is not locked is left in any case. */
    Mono<AccountChange> lock(AccountId id, Actor by, Occasion occasion);

    /** Lets the owner of an account in again. */
    Mono<AccountChange> unlock(AccountId id, Actor by, Occasion occasion);

    /** Replaces a hash by one of the same password, unless the password was changed meanwhile. */
    Mono<Void> rehash(AccountId id, PasswordHash before, PasswordHash after);

    /**
     * Changes a password from a session, ends every other one, and voids the token that could reset it.
     *
     * @return empty when the session has ended: who was thrown out meanwhile changes nothing any more
     */
    Mono<Account> changePassword(AccountId id, PasswordHash hash, SessionId session, Occasion occasion);

    /** Keeps a token that is mailed to verify the address of an account; one that was mailed before is void. */
    Mono<Void> keepForVerification(AccountId id, SecretDigest digest, Instant expiresAt);

    /**
     * Keeps a token that is mailed to the owner of this address to reset the password; one that was mailed before is void. That
     * somebody asked is recorded, and the same steps are taken, whoever has the address.
     *
     * @return empty when nobody has it, or the account is locked
     */
    Mono<Account> keepForReset(EmailAddress address, SecretDigest digest, Instant expiresAt, Occasion occasion);

    /**
     * Uses up a token that was mailed to verify an address.
     *
     * @return empty when there is no such token, or it has expired or was used
     */
    Mono<Account> verifyEmail(SecretDigest digest, Occasion occasion);

    /** The account whose password this token can reset; empty when there is no such token, or it has expired or was used. */
    Mono<Account> ownerOfReset(SecretDigest digest, Instant now);

    /**
     * Uses up a token that was mailed to reset a password, sets it and ends every session. The address is verified by that too.
     *
     * @return empty when there is no such token, or it has expired or was used
     */
    Mono<Account> resetPassword(SecretDigest digest, PasswordHash hash, Occasion occasion);
}
