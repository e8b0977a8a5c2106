package io.vitrine.application.account;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.Credentials;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.Letter;
import io.vitrine.domain.account.MailedToken;
import io.vitrine.domain.account.MailedTokens;
import io.vitrine.domain.account.Mailer;
import io.vitrine.domain.account.Password;
import io.vitrine.domain.account.PasswordHasher;
import io.vitrine.domain.account.PasswordHasher.Check;
import io.vitrine.domain.account.PasswordPolicy;
import io.vitrine.domain.account.PasswordPolicy.Weakness;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.Occasion;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Sets another password: of somebody who knows the old one, or who reads the mail of the account. */
public final class ChangePassword {

    private final Accounts accounts;
    private final PasswordPolicy policy;
    private final PasswordHasher hasher;
    private final MailedTokens mailedTokens;
    private final Mailer mailer;

    public ChangePassword(
            Accounts accounts, PasswordPolicy policy, PasswordHasher hasher, MailedTokens mailedTokens, Mailer mailer) {
        this.accounts = accounts;
        this.policy = policy;
        this.hasher = hasher;
        this.mailedTokens = mailedTokens;
        this.mailer = mailer;
    }

    /** What setting another password leads to. */
    public sealed interface Outcome {
        /** It is set, and every other session has ended. */
        record Changed() implements Outcome {}

        record WeakPassword(Weakness weakness) implements Outcome {}

        /** The old password is another one. */
        record WrongPassword() implements Outcome {}

        /** The session from which it was to be set has ended meanwhile. */
        record SessionEnded() implements Outcome {}

        /** The token is unknown, has expired or was used. */
        record InvalidToken() implements Outcome {}
    }

    /** Sets another password, and ends every session but this one. */
    public Mono<Outcome> change(AccountId id, Password old, Password next, SessionId session, Occasion occasion) {
        return accounts.credentials(id)
                .flatMap(credentials -> hasher.check(old, Optional.of(credentials.passwordHash()))
                        .flatMap(check -> check == Check.WRONG
                                ? Mono.just(new Outcome.WrongPassword())
                                : changed(credentials, next, session, occasion)))
                .switchIfEmpty(Mono.fromSupplier(Outcome.WrongPassword::new));
    }

    private Mono<Outcome> changed(Credentials credentials, Password next, SessionId session, Occasion occasion) {
        var account = credentials.account();
        return unlessWeak(
                next,
                account.email(),
                () -> hasher.hash(next)
                        .flatMap(hash -> accounts.changePassword(account.id(), hash, session, occasion))
                        .flatMap(this::told)
                        .switchIfEmpty(Mono.fromSupplier(Outcome.SessionEnded::new)));
    }

    /** Mails the owner of this address, if somebody is; whoever asks is not told, and cannot tell by the time it takes. */
    public Mono<Void> forgotten(EmailAddress address, Occasion occasion) {
        return Mono.defer(() -> {
            var token = mailedTokens.next();
            var expiresAt = occasion.at().plus(MailedToken.LIFETIME);
            return accounts.keepForReset(address, token.digest(), expiresAt, occasion)
                    .doOnNext(owner -> mailer.send(new Letter.PasswordReset(owner.email(), token)))
                    .then();
        });
    }

    /** Sets another password for whoever holds the mailed token, and ends every session. */
    public Mono<Outcome> reset(MailedToken token, Password next, Occasion occasion) {
        return accounts.ownerOfReset(token.digest(), occasion.at())
                .flatMap(account -> unlessWeak(
                        next,
                        account.email(),
                        () -> hasher.hash(next)
                                .flatMap(hash -> accounts.resetPassword(token.digest(), hash, occasion))
                                .flatMap(this::told)))
                .switchIfEmpty(Mono.fromSupplier(Outcome.InvalidToken::new));
    }

    private Mono<Outcome> unlessWeak(Password next, EmailAddress address, Supplier<Mono<Outcome>> change) {
        return policy.weakness(next, address)
                .<Mono<Outcome>>map(weakness -> Mono.just(new Outcome.WeakPassword(weakness)))
                .orElseGet(change);
    }

    private Mono<Outcome> told(Account account) {
        return Mono.fromSupplier(() -> {
            mailer.send(new Letter.PasswordChanged(account.email()));
            return new Outcome.Changed();
        });
    }
}
