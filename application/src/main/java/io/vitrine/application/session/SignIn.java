package io.vitrine.application.session;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.Credentials;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.Password;
import io.vitrine.domain.account.PasswordHash;
import io.vitrine.domain.account.PasswordHasher;
import io.vitrine.domain.account.PasswordHasher.Check;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.factor.ChallengeToken;
import io.vitrine.domain.factor.FactorSecrets;
import io.vitrine.domain.factor.LoginChallenges;
import java.time.Instant;
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
    private final LoginChallenges challenges;
    private final FactorSecrets factorSecrets;
    private final BeginSession beginning;
    private final AuditLog audit;
    private final boolean onlyVerified;

    /** @param onlyVerified whether an address has to be verified before its owner can come in */
    public SignIn(
            Accounts accounts,
            PasswordHasher hasher,
            LoginChallenges challenges,
            FactorSecrets factorSecrets,
            BeginSession beginning,
            AuditLog audit,
            boolean onlyVerified) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.challenges = challenges;
        this.factorSecrets = factorSecrets;
        this.beginning = beginning;
        this.audit = audit;
        this.onlyVerified = onlyVerified;
    }

    /** What signing in leads to. */
    public sealed interface Outcome {
        record SignedIn(IssuedTokens tokens) implements Outcome {}

        /**
         * The password is right, and a second factor has to be proven yet: see {@link ProveSecondFactor}.
         *
         * @param challenge for whoever proves it
         * @param expiresAt until when
         */
        record SecondFactorRequired(ChallengeToken challenge, Instant expiresAt) implements Outcome {}

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
        return checked.flatMap(hash -> challengedOrBegun(new Credentials(account, hash), occasion))
                .switchIfEmpty(Mono.defer(() -> refused(Optional.of(credentials), occasion)));
    }

    private Mono<Outcome> notVerified(Account account, Occasion occasion) {
        return Mono.fromSupplier(() -> {
            audit.note(AuditEvent.failed(Type.LOGIN, Optional.of(account.id().toString()), occasion)
                    .with(Map.of("reason", "address-not-verified")));
            return new Outcome.NotVerified();
        });
    }

    /** Recorded too: whoever knows a password and stops here has learnt that it is right. */
    private Mono<Outcome> challenged(Account account, ChallengeToken challenge, Instant expiresAt, Occasion occasion) {
        return Mono.fromSupplier(() -> {
            audit.note(AuditEvent.failed(Type.LOGIN, Optional.of(account.id().toString()), occasion)
                    .with(Map.of("reason", "second-factor-required")));
            return new Outcome.SecondFactorRequired(challenge, expiresAt);
        });
    }

    private Mono<PasswordHash> rehashed(Credentials credentials, Password password) {
        return hasher.hash(password)
                .flatMap(hash -> accounts.rehash(credentials.account().id(), credentials.passwordHash(), hash)
                        .thenReturn(hash));
    }

    /** Empty when the account was locked or got another password since it was checked. */
    private Mono<Outcome> challengedOrBegun(Credentials owner, Occasion occasion) {
        return Mono.defer(() -> {
            var challenge = factorSecrets.nextChallenge();
            var expiresAt = occasion.at().plus(ChallengeToken.LIFETIME);
            return challenges
                    .open(challenge.digest(), owner.account().id(), owner.passwordHash(), expiresAt)
                    .flatMap(isNeeded -> isNeeded
                            ? challenged(owner.account(), challenge, expiresAt, occasion)
                            : beginning.byPassword(owner, Map.of(), occasion).map(Outcome.SignedIn::new));
        });
    }
}
