package io.vitrine.application.factor;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.Credentials;
import io.vitrine.domain.account.Letter;
import io.vitrine.domain.account.Mailer;
import io.vitrine.domain.account.Password;
import io.vitrine.domain.account.PasswordHasher;
import io.vitrine.domain.account.PasswordHasher.Check;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.factor.FactorChange;
import io.vitrine.domain.factor.FactorSecrets;
import io.vitrine.domain.factor.RecoveryCode;
import io.vitrine.domain.factor.SealedSecret;
import io.vitrine.domain.factor.SecondFactor;
import io.vitrine.domain.factor.SecondFactors;
import io.vitrine.domain.factor.SentCode;
import io.vitrine.domain.factor.TotpSecret;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.SecretDigest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Switches the second factor of an account on and off, and gives recovery codes. Its owner is told of what changes. */
public final class ManageSecondFactor {

    private final SecondFactors factors;
    private final FactorSecrets secrets;
    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final Mailer mailer;
    private final String issuer;

    /** @param issuer who asks for the codes, as apps show it */
    public ManageSecondFactor(
            SecondFactors factors,
            FactorSecrets secrets,
            Accounts accounts,
            PasswordHasher hasher,
            Mailer mailer,
            String issuer) {
        this.factors = factors;
        this.secrets = secrets;
        this.accounts = accounts;
        this.hasher = hasher;
        this.mailer = mailer;
        this.issuer = issuer;
    }

    /** What changing it leads to. */
    public sealed interface Outcome {
        /**
         * An app can be given the secret, and has to prove that it has it.
         *
         * @param uri with the secret, as apps read it from a picture
         */
        record Begun(TotpSecret secret, String uri) implements Outcome {
            @Override
            public String toString() {
                return "Begun[...]";
            }
        }

        /** These recovery codes are good from now on, and no others. */
        record CodesGiven(List<RecoveryCode> codes) implements Outcome {
            public CodesGiven {
                codes = List.copyOf(codes);
            }
        }

        /** It is off. */
        record SwitchedOff() implements Outcome {}

        record WrongPassword() implements Outcome {}

        record WrongCode() implements Outcome {}

        /** It is on already. */
        record AlreadyOn() implements Outcome {}

        /** There is none to confirm, or none that has recovery codes. */
        record NothingThere() implements Outcome {}

        /** The session from which it was to be switched on has ended meanwhile. */
        record SessionEnded() implements Outcome {}
    }

    /** What an account has. */
    public Mono<SecondFactor> of(AccountId account) {
        return factors.of(account);
    }

    /** Begins it with a new secret; one that was begun before and not confirmed is void. */
    public Mono<Outcome> begin(AccountId account, Password password, Occasion occasion) {
        return withPassword(account, password, owner -> {
            var secret = secrets.nextSecret();
            var begun =
                    new Outcome.Begun(secret, secret.uri(issuer, owner.account().email()));
            return factors.begin(account, owner.passwordHash(), secrets.seal(secret, account), occasion)
                    .map(change -> switch (change) {
                        case FactorChange.Changed _ -> begun;
                        case FactorChange.AlreadyOn() -> new Outcome.AlreadyOn();
                        case FactorChange.NothingThere() -> new Outcome.NothingThere();
                        case FactorChange.Overtaken() -> new Outcome.WrongPassword();
                    });
        });
    }

    /**
     * Switches it on for whoever has the secret in an app.
     *
     * @param code empty where what was typed can be none
     */
    public Mono<Outcome> confirm(AccountId account, Optional<SentCode> code, SessionId session, Occasion occasion) {
        return factors.of(account).flatMap(factor -> switch (factor) {
            case SecondFactor.Begun(var secret) -> {
                var step = stepOf(secret, account, code, occasion);
                yield step.isPresent()
                        ? confirmed(account, session, secret, step.getAsLong(), occasion)
                        : Mono.<Outcome>just(new Outcome.WrongCode());
            }
            case SecondFactor.On _ -> Mono.<Outcome>just(new Outcome.AlreadyOn());
            case SecondFactor.Off() -> Mono.<Outcome>just(new Outcome.NothingThere());
        });
    }

    private OptionalLong stepOf(SealedSecret sealed, AccountId account, Optional<SentCode> code, Occasion occasion) {
        return code.filter(SentCode.OfApp.class::isInstance)
                .map(SentCode.OfApp.class::cast)
                .flatMap(app -> secrets.open(sealed, account)
                        .map(secret -> secrets.codesOf(secret).stepOf(app, occasion.at())))
                .orElseGet(OptionalLong::empty);
    }

    private Mono<Outcome> confirmed(
            AccountId account, SessionId session, SealedSecret secret, long step, Occasion occasion) {
        var codes = secrets.nextRecoveryCodes();
        return factors.confirm(account, session, secret, step, digests(codes), occasion)
                .map(change -> switch (change) {
                    case FactorChange.Changed(var owner) -> {
                        mailer.send(new Letter.SecondFactorSwitchedOn(owner.email()));
                        yield new Outcome.CodesGiven(codes);
                    }
                    case FactorChange.AlreadyOn() -> new Outcome.AlreadyOn();
                    case FactorChange.NothingThere() -> new Outcome.NothingThere();
                    case FactorChange.Overtaken() -> new Outcome.SessionEnded();
                });
    }

    /** Gives other recovery codes; those before are void. */
    public Mono<Outcome> renewRecoveryCodes(AccountId account, Password password, Occasion occasion) {
        return withPassword(account, password, owner -> {
            var codes = secrets.nextRecoveryCodes();
            return factors.renewRecoveryCodes(account, owner.passwordHash(), digests(codes), occasion)
                    .map(change -> switch (change) {
                        case FactorChange.Changed _ -> new Outcome.CodesGiven(codes);
                        case FactorChange.AlreadyOn() -> new Outcome.AlreadyOn();
                        case FactorChange.NothingThere() -> new Outcome.NothingThere();
                        case FactorChange.Overtaken() -> new Outcome.WrongPassword();
                    });
        });
    }

    private static Set<SecretDigest> digests(List<RecoveryCode> codes) {
        return codes.stream().map(RecoveryCode::digest).collect(Collectors.toUnmodifiableSet());
    }

    /** Switches it off. Where it is off already, nothing happens. */
    public Mono<Outcome> disable(AccountId account, Password password, Occasion occasion) {
        return withPassword(
                account,
                password,
                owner -> factors.disable(account, owner.passwordHash(), occasion)
                        .map(change -> switch (change) {
                            case FactorChange.Changed(var told) -> switchedOff(told);
                            case FactorChange.AlreadyOn(), FactorChange.NothingThere() -> new Outcome.SwitchedOff();
                            case FactorChange.Overtaken() -> new Outcome.WrongPassword();
                        }));
    }

    private Outcome switchedOff(Account owner) {
        mailer.send(new Letter.SecondFactorSwitchedOff(owner.email()));
        return new Outcome.SwitchedOff();
    }

    /** Takes it off somebody who lost it; false where there is none to take off. */
    public Mono<Boolean> takeOff(AccountId account, Actor by, Occasion occasion) {
        return factors.takeOff(account, by, occasion).map(change -> {
            if (change instanceof FactorChange.Changed(var owner)) {
                mailer.send(new Letter.SecondFactorSwitchedOff(owner.email()));
                return true;
            }
            return false;
        });
    }

    private Mono<Outcome> withPassword(
            AccountId account, Password password, Function<Credentials, Mono<Outcome>> change) {
        return accounts.credentials(account)
                .flatMap(owner -> hasher.check(password, Optional.of(owner.passwordHash()))
                        .filter(check -> check != Check.WRONG)
                        .flatMap(_ -> change.apply(owner)))
                .switchIfEmpty(Mono.fromSupplier(Outcome.WrongPassword::new));
    }
}
