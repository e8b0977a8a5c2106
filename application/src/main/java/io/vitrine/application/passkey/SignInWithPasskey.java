package io.vitrine.application.passkey;

import io.vitrine.application.session.BeginSession;
import io.vitrine.application.session.IssuedTokens;
import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.Accounts;
import io.vitrine.domain.account.Credentials;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.passkey.Challenge;
import io.vitrine.domain.passkey.ChallengePurpose;
import io.vitrine.domain.passkey.CredentialUse;
import io.vitrine.domain.passkey.Passkey;
import io.vitrine.domain.passkey.PasskeyAnswer;
import io.vitrine.domain.passkey.PasskeyCeremonies;
import io.vitrine.domain.passkey.PasskeyChallenges;
import io.vitrine.domain.passkey.PasskeyUse;
import io.vitrine.domain.passkey.Passkeys;
import io.vitrine.domain.passkey.PresentedPasskey;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Lets the owner of a passkey in. The passkey is two factors by itself, so nothing else is asked for. Whatever is wrong with it is
 * answered alike.
 */
public final class SignInWithPasskey {

    private static final Map<String, String> FACTOR = Map.of("factor", "passkey");
    private static final ChallengePurpose COMING_IN = new ChallengePurpose.ComingIn();

    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;
    private final PasskeyCeremonies ceremonies;
    private final Accounts accounts;
    private final BeginSession beginning;
    private final AuditLog audit;
    private final boolean onlyVerified;

    /** @param onlyVerified whether an address has to be verified before its owner can come in */
    public SignInWithPasskey(
            Passkeys passkeys,
            PasskeyChallenges challenges,
            PasskeyCeremonies ceremonies,
            Accounts accounts,
            BeginSession beginning,
            AuditLog audit,
            boolean onlyVerified) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.ceremonies = ceremonies;
        this.accounts = accounts;
        this.beginning = beginning;
        this.audit = audit;
        this.onlyVerified = onlyVerified;
    }

    /** What signing in leads to. */
    public sealed interface Outcome {
        record SignedIn(IssuedTokens tokens) implements Outcome {}

        /** The passkey is unknown or was not proven, the challenge is none, its counter went back, or the account is locked. */
        record NotAccepted() implements Outcome {}

        /** Everything is right, but the address has to be verified first. */
        record NotVerified() implements Outcome {}
    }

    /** Challenges whoever wants to come in; nobody asks who that is. */
    public Mono<ProofRequest> challenge(Occasion occasion) {
        return Mono.defer(() -> {
            var challenge = ceremonies.challenge();
            return challenges
                    .keep(challenge.digest(), COMING_IN, occasion.at().plus(Challenge.LIFETIME))
                    .thenReturn(new ProofRequest(ceremonies.relyingParty(), challenge));
        });
    }

    /** Begins a session. */
    public Mono<Outcome> signIn(PasskeyAnswer answer, Occasion occasion) {
        return Mono.fromSupplier(() -> ceremonies.presented(answer))
                .flatMap(Mono::justOrEmpty)
                .filterWhen(presented -> challenges.use(presented.challenge().digest(), COMING_IN, occasion.at()))
                .flatMap(presented ->
                        passkeys.find(presented.credential()).flatMap(passkey -> known(presented, passkey, occasion)))
                .switchIfEmpty(Mono.fromSupplier(() -> refused(Optional.empty(), occasion)));
    }

    private Mono<Outcome> known(PresentedPasskey presented, Passkey passkey, Occasion occasion) {
        return Mono.justOrEmpty(ceremonies.proven(presented, passkey.credential()))
                .filter(_ -> presented.owner().equals(passkey.account()))
                .flatMap(use -> accounts.credentials(passkey.account())
                        .map(Credentials::account)
                        .filter(account -> !account.isLocked())
                        .flatMap(account -> proven(account, passkey, use, occasion)))
                .switchIfEmpty(Mono.fromSupplier(() -> refused(Optional.of(passkey), occasion)));
    }

    /** Empty when the passkey is no good any more. */
    private Mono<Outcome> proven(Account account, Passkey passkey, CredentialUse use, Occasion occasion) {
        if (onlyVerified && !account.isVerified()) {
            return notVerified(account, occasion);
        }
        return passkeys.used(passkey.id(), use, occasion).flatMap(outcome -> switch (outcome) {
            case PasskeyUse.Noted _ -> begun(passkey, occasion);
            case PasskeyUse.Cloned(), PasskeyUse.Removed() -> Mono.<Outcome>empty();
        });
    }

    private Mono<Outcome> notVerified(Account account, Occasion occasion) {
        return Mono.fromSupplier(() -> {
            audit.note(AuditEvent.failed(Type.LOGIN, Optional.of(account.id().toString()), occasion)
                    .with(FACTOR)
                    .with(Map.of("reason", "address-not-verified")));
            return new Outcome.NotVerified();
        });
    }

    /** Empty when the account was locked or the passkey removed since it was proven. */
    private Mono<Outcome> begun(Passkey passkey, Occasion occasion) {
        return beginning
                .byPasskey(passkey.account(), passkey.id(), FACTOR, occasion)
                .map(Outcome.SignedIn::new);
    }

    private Outcome refused(Optional<Passkey> passkey, Occasion occasion) {
        var subject = passkey.map(it -> it.account().toString());
        audit.note(AuditEvent.failed(Type.LOGIN, subject, occasion).with(FACTOR));
        return new Outcome.NotAccepted();
    }
}
