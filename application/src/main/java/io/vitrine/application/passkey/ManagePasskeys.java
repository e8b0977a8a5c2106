package io.vitrine.application.passkey;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.Credentials;
import io.vitrine.domain.account.EmailAddress;
import io.vitrine.domain.account.Letter;
import io.vitrine.domain.account.Mailer;
import io.vitrine.domain.account.Password;
import io.vitrine.domain.account.PasswordHasher;
import io.vitrine.domain.account.PasswordHasher.Check;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.passkey.Challenge;
import io.vitrine.domain.passkey.ChallengePurpose;
import io.vitrine.domain.passkey.Credential;
import io.vitrine.domain.passkey.Passkey;
import io.vitrine.domain.passkey.PasskeyAddition;
import io.vitrine.domain.passkey.PasskeyAnswer;
import io.vitrine.domain.passkey.PasskeyCeremonies;
import io.vitrine.domain.passkey.PasskeyChallenges;
import io.vitrine.domain.passkey.PasskeyId;
import io.vitrine.domain.passkey.PasskeyName;
import io.vitrine.domain.passkey.Passkeys;
import io.vitrine.domain.shared.Identifiers;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Adds passkeys to one's own account, shows and removes them. The owner is told by mail of what changes. */
public final class ManagePasskeys {

    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;
    private final PasskeyCeremonies ceremonies;
    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final Mailer mailer;
    private final Identifiers identifiers;

    public ManagePasskeys(
            Passkeys passkeys,
            PasskeyChallenges challenges,
            PasskeyCeremonies ceremonies,
            Accounts accounts,
            PasswordHasher hasher,
            Mailer mailer,
            Identifiers identifiers) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.ceremonies = ceremonies;
        this.accounts = accounts;
        this.hasher = hasher;
        this.mailer = mailer;
        this.identifiers = identifiers;
    }

    /** What beginning to add a passkey leads to. */
    public sealed interface Beginning {
        record Begun(CreationRequest request) implements Beginning {}

        record WrongPassword() implements Beginning {}

        /** The account has as many passkeys as it can have. */
        record TooMany() implements Beginning {}
    }

    /** What adding a passkey leads to. */
    public sealed interface Addition {
        record Added(Passkey passkey) implements Addition {}

        /** What the authenticator answered is no good, or no answer to what it was asked, or somebody has its credential already. */
        record NotAccepted() implements Addition {}

        /** The account has as many passkeys as it can have. */
        record TooMany() implements Addition {}

        /** The session from which it was to be added has ended meanwhile. */
        record SessionEnded() implements Addition {}
    }

    /** Begins to add a passkey to the account of somebody who knows its password. */
    public Mono<Beginning> begin(AccountId id, Password password, Occasion occasion) {
        return accounts.credentials(id)
                .filterWhen(credentials -> isRight(password, credentials))
                .map(Credentials::account)
                .flatMap(account -> passkeys.of(id).collectList().flatMap(known -> begun(account, known, occasion)))
                .defaultIfEmpty(new Beginning.WrongPassword());
    }

    private Mono<Boolean> isRight(Password password, Credentials credentials) {
        return hasher.check(password, Optional.of(credentials.passwordHash())).map(check -> check != Check.WRONG);
    }

    private Mono<Beginning> begun(Account account, List<Passkey> known, Occasion occasion) {
        if (known.size() >= Passkey.MOST) {
            return Mono.just(new Beginning.TooMany());
        }
        var challenge = ceremonies.challenge();
        var purpose = new ChallengePurpose.AddingTo(account.id());
        var credentials = known.stream().map(it -> it.credential().id()).toList();
        var request = new CreationRequest(ceremonies.relyingParty(), account, challenge, credentials);
        return challenges
                .keep(challenge.digest(), purpose, occasion.at().plus(Challenge.LIFETIME))
                .thenReturn(new Beginning.Begun(request));
    }

    /** Adds the passkey that an authenticator created for this account. */
    public Mono<Addition> add(
            AccountId account, SessionId session, PasskeyName name, PasskeyAnswer answer, Occasion occasion) {
        return Mono.fromSupplier(() -> ceremonies.challengeOf(answer))
                .flatMap(Mono::justOrEmpty)
                .filterWhen(challenge ->
                        challenges.use(challenge.digest(), new ChallengePurpose.AddingTo(account), occasion.at()))
                .flatMap(challenge -> Mono.justOrEmpty(ceremonies.created(answer, challenge)))
                .flatMap(credential -> added(account, session, name, credential, occasion))
                .defaultIfEmpty(new Addition.NotAccepted());
    }

    private Mono<Addition> added(
            AccountId account, SessionId session, PasskeyName name, Credential credential, Occasion occasion) {
        var id = new PasskeyId(identifiers.next());
        var passkey = new Passkey(id, account, credential, name, occasion.at(), null);
        return passkeys.add(passkey, session, occasion).flatMap(addition -> switch (addition) {
            case PasskeyAddition.Added(var added) ->
                told(account, Letter.PasskeyAdded::new).thenReturn(new Addition.Added(added));
            case PasskeyAddition.KnownAlready() -> Mono.just(new Addition.NotAccepted());
            case PasskeyAddition.TooMany() -> Mono.just(new Addition.TooMany());
            case PasskeyAddition.SessionEnded() -> Mono.just(new Addition.SessionEnded());
        });
    }

    /** The passkeys of an account, the oldest first. */
    public Flux<Passkey> list(AccountId account) {
        return passkeys.of(account);
    }

    /** Removes a passkey of an account; false when the account has no such passkey. */
    public Mono<Boolean> remove(AccountId account, PasskeyId id, Occasion occasion) {
        return passkeys.remove(account, id, occasion)
                .delayUntil(_ -> told(account, Letter.PasskeyRemoved::new))
                .hasElement();
    }

    private Mono<Void> told(AccountId account, Function<EmailAddress, Letter> letter) {
        return accounts.credentials(account)
                .doOnNext(owner -> mailer.send(letter.apply(owner.account().email())))
                .then();
    }
}
