package io.vitrine.application.session;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.Credentials;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.Password;
import io.vitrine.domain.account.PasswordHash;
import io.vitrine.domain.account.PasswordHasher;
import io.vitrine.domain.account.PasswordHasher.Check;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.token.AccessTokens;
import io.vitrine.domain.token.RefreshTokens;
import io.vitrine.domain.token.Session;
import io.vitrine.domain.token.TokenLifetimes;
import io.vitrine.domain.token.TokenSecrets;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Lets the owner of an account in. An address that is unknown, a password that is wrong and an account that is locked are answered
 * alike, after the same work.
 */
public final class SignIn {

    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final RefreshTokens tokens;
    private final TokenSecrets secrets;
    private final AccessTokens accessTokens;
    private final TokenLifetimes lifetimes;
    private final Identifiers identifiers;
    private final AuditLog audit;
    private final boolean onlyVerified;

    /** @param onlyVerified whether an address has to be verified before its owner can come in */
    public SignIn(
            Accounts accounts,
            PasswordHasher hasher,
            RefreshTokens tokens,
            TokenSecrets secrets,
            AccessTokens accessTokens,
            TokenLifetimes lifetimes,
            Identifiers identifiers,
            AuditLog audit,
            boolean onlyVerified) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.tokens = tokens;
        this.secrets = secrets;
        this.accessTokens = accessTokens;
        this.lifetimes = lifetimes;
        this.identifiers = identifiers;
        this.audit = audit;
        this.onlyVerified = onlyVerified;
    }

    /** What signing in leads to. */
    public sealed interface Outcome {
        record SignedIn(IssuedTokens tokens) implements Outcome {}

        /** There is no such account, the password is another one, or the account is locked. */
        record InvalidCredentials() implements Outcome {}

        /** Everything is right, but the address has to be verified first. */
        record NotVerified() implements Outcome {}
    }

    /**
     * Begins a session.
     *
     * @param address empty where what was typed can be no address, which is answered as an unknown one is
     */
    public Mono<Outcome> signIn(Optional<EmailAddress> address, Password password, Occasion occasion) {
        return Mono.justOrEmpty(address)
                .flatMap(accounts::credentials)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> hasher.check(password, found.map(Credentials::passwordHash))
                        .flatMap(check -> found.filter(_ -> check != Check.WRONG)
                                .map(right -> known(right, password, check, occasion))
                                .orElseGet(() -> refused(found, occasion))));
    }

    private Mono<Outcome> refused(Optional<Credentials> found, Occasion occasion) {
        return Mono.fromSupplier(() -> {
            var subject = found.map(credentials -> credentials.account().id().toString());
            audit.note(AuditEvent.failed(Type.LOGIN, subject, occasion));
            return new Outcome.InvalidCredentials();
        });
    }

    private Mono<Outcome> known(Credentials credentials, Password password, Check check, Occasion occasion) {
        var account = credentials.account();
        if (account.isLocked()) {
            return refused(Optional.of(credentials), occasion);
        }
        if (onlyVerified && !account.isVerified()) {
            return notVerified(account, occasion);
        }
        var checked =
                check == Check.RIGHT_BUT_OLD ? rehashed(credentials, password) : Mono.just(credentials.passwordHash());
        return checked.flatMap(hash -> begun(account, hash, occasion))
                .switchIfEmpty(Mono.defer(() -> refused(Optional.of(credentials), occasion)));
    }

    private Mono<Outcome> notVerified(Account account, Occasion occasion) {
        return Mono.fromSupplier(() -> {
            audit.note(AuditEvent.failed(Type.LOGIN, Optional.of(account.id().toString()), occasion)
                    .with(Map.of("reason", "address-not-verified")));
            return new Outcome.NotVerified();
        });
    }

    private Mono<PasswordHash> rehashed(Credentials credentials, Password password) {
        return hasher.hash(password)
                .flatMap(hash -> accounts.rehash(credentials.account().id(), credentials.passwordHash(), hash)
                        .thenReturn(hash));
    }

    /** Empty when the account was locked or got another password since it was checked. */
    private Mono<Outcome> begun(Account account, PasswordHash checked, Occasion occasion) {
        return Mono.defer(() -> {
            var now = occasion.at();
            var id = new SessionId(identifiers.next());
            var endsAt = now.plus(lifetimes.family());
            var session = new Session(id, account.id(), occasion.origin(), now, now, endsAt);
            var first = secrets.next();
            var expiresAt = lifetimes.expiryOfToken(now, endsAt);
            return tokens.begin(session, checked, first.digest(), expiresAt).map(bearer -> {
                audit.note(AuditEvent.succeeded(Type.LOGIN, account.id().toString(), id.toString(), occasion));
                var access = accessTokens.issue(bearer, lifetimes.access());
                return new Outcome.SignedIn(new IssuedTokens(id, access, first, expiresAt));
            });
        });
    }
}
