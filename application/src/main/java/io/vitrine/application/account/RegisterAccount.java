package io.vitrine.application.account;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.Letter;
import io.vitrine.domain.account.MailedToken;
import io.vitrine.domain.account.MailedTokens;
import io.vitrine.domain.account.Mailer;
import io.vitrine.domain.account.Password;
import io.vitrine.domain.account.PasswordHasher;
import io.vitrine.domain.account.PasswordPolicy;
import io.vitrine.domain.account.PasswordPolicy.Weakness;
import io.vitrine.domain.account.Registration;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.shared.Identifiers;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Registers accounts. Whoever registers an address that somebody has already gets the same answer after the same work; the
 * mail alone tells its owner.
 */
public final class RegisterAccount {

    private final Accounts accounts;
    private final PasswordPolicy policy;
    private final PasswordHasher hasher;
    private final MailedTokens mailedTokens;
    private final Mailer mailer;
    private final Identifiers identifiers;

    public RegisterAccount(
            Accounts accounts,
            PasswordPolicy policy,
            PasswordHasher hasher,
            MailedTokens mailedTokens,
            Mailer mailer,
            Identifiers identifiers) {
        this.accounts = accounts;
        this.policy = policy;
        this.hasher = hasher;
        this.mailedTokens = mailedTokens;
        this.mailer = mailer;
        this.identifiers = identifiers;
    }

    /** What registering leads to. */
    public sealed interface Outcome {
        /** There is an account with this address now; perhaps there was one before. */
        record Accepted() implements Outcome {}

        record WeakPassword(Weakness weakness) implements Outcome {}
    }

    /** Adds an account that may do what everybody may, and mails its owner. */
    public Mono<Outcome> register(EmailAddress address, Password password, Occasion occasion) {
        return policy.weakness(password, address)
                .<Mono<Outcome>>map(weakness -> Mono.just(new Outcome.WeakPassword(weakness)))
                .orElseGet(() -> registered(address, password, occasion));
    }

    private Mono<Outcome> registered(EmailAddress address, Password password, Occasion occasion) {
        return hasher.hash(password)
                .flatMap(hash -> accounts.register(newAccount(address, occasion), hash, occasion))
                .flatMap(registration -> switch (registration) {
                    case Registration.Registered(var account) -> welcomed(account, occasion);
                    case Registration.AddressTaken(var account) ->
                        Mono.fromRunnable(() -> mailer.send(new Letter.AlreadyRegistered(account.email())));
                })
                .thenReturn(new Outcome.Accepted());
    }

    private Account newAccount(EmailAddress address, Occasion occasion) {
        return new Account(new AccountId(identifiers.next()), address, Set.of(Role.USER), null, null, occasion.at());
    }

    private Mono<Void> welcomed(Account account, Occasion occasion) {
        var token = mailedTokens.next();
        var expiresAt = occasion.at().plus(MailedToken.LIFETIME);
        return accounts.keepForVerification(account.id(), token.digest(), expiresAt)
                .then(Mono.fromRunnable(() -> mailer.send(new Letter.Welcome(account.email(), token))));
    }

    /** Proves an address by the token that was mailed to it; false when the token is not, or no longer, good for that. */
    public Mono<Boolean> verifyEmail(MailedToken token, Occasion occasion) {
        return accounts.verifyEmail(token.digest(), occasion).hasElement();
    }
}
