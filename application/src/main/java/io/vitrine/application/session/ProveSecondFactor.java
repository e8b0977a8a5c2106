package io.vitrine.application.session;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.Credentials;
import io.vitrine.domain.account.Letter;
import io.vitrine.domain.account.Mailer;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.factor.Answered;
import io.vitrine.domain.factor.ChallengeToken;
import io.vitrine.domain.factor.FactorSecrets;
import io.vitrine.domain.factor.LoginChallenges;
import io.vitrine.domain.factor.LoginChallenges.Challenged;
import io.vitrine.domain.factor.Proof;
import io.vitrine.domain.factor.SentCode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import reactor.core.publisher.Mono;

/**
 * Lets somebody in whose password was right, with a code of an app or a recovery code. A code that is wrong and a challenge that is
 * worth nothing any more are answered alike.
 */
public final class ProveSecondFactor {

    private static final String FACTOR = "factor";
    private static final String TOTP = "totp";
    private static final String RECOVERY_CODE = "recovery-code";

    private final LoginChallenges challenges;
    private final FactorSecrets secrets;
    private final BeginSession beginning;
    private final Mailer mailer;
    private final AuditLog audit;

    public ProveSecondFactor(
            LoginChallenges challenges, FactorSecrets secrets, BeginSession beginning, Mailer mailer, AuditLog audit) {
        this.challenges = challenges;
        this.secrets = secrets;
        this.beginning = beginning;
        this.mailer = mailer;
        this.audit = audit;
    }

    /** What proving it leads to. */
    public sealed interface Outcome {
        record SignedIn(IssuedTokens tokens) implements Outcome {}

        /** The code is wrong or was used, or the challenge is worth nothing. */
        record InvalidCredentials() implements Outcome {}
    }

    /**
     * Begins a session.
     *
     * @param challenge empty where what was sent can be none
     * @param code empty where what was typed can be none, which counts as a wrong one
     */
    public Mono<Outcome> prove(Optional<ChallengeToken> challenge, Optional<SentCode> code, Occasion occasion) {
        return Mono.justOrEmpty(challenge)
                .flatMap(token -> answered(token, code, occasion))
                .defaultIfEmpty(new Answered.Refused(Optional.empty()))
                .flatMap(answered -> switch (answered) {
                    case Answered.ByApp(var owner) -> signedIn(owner, TOTP, occasion);
                    case Answered.ByRecoveryCode(var owner, var left) -> {
                        mailer.send(new Letter.RecoveryCodeUsed(owner.account().email(), left));
                        yield signedIn(owner, RECOVERY_CODE, occasion);
                    }
                    case Answered.Refused(var account) -> refused(account, factor(code), occasion);
                });
    }

    private Mono<Answered> answered(ChallengeToken token, Optional<SentCode> code, Occasion occasion) {
        return challenges
                .find(token.digest())
                .flatMap(challenged -> challenges.answer(token.digest(), proof(challenged, code, occasion), occasion));
    }

    private Proof proof(Challenged challenged, Optional<SentCode> code, Occasion occasion) {
        return code.map(sent -> switch (sent) {
                    case SentCode.OfApp app -> proof(stepOf(challenged, app, occasion));
                    case SentCode.OfRecovery(var recovery) -> new Proof.OfRecovery(recovery.digest());
                })
                .orElseGet(Proof.Nothing::new);
    }

    private static Proof proof(OptionalLong step) {
        return step.isPresent() ? new Proof.OfStep(step.getAsLong()) : new Proof.Nothing();
    }

    private OptionalLong stepOf(Challenged challenged, SentCode.OfApp code, Occasion occasion) {
        return secrets.open(challenged.secret(), challenged.account())
                .map(secret -> secrets.codesOf(secret).stepOf(code, occasion.at()))
                .orElseGet(OptionalLong::empty);
    }

    private Mono<Outcome> signedIn(Credentials owner, String factor, Occasion occasion) {
        return beginning
                .byPassword(owner, Map.of(FACTOR, factor), occasion)
                .<Outcome>map(Outcome.SignedIn::new)
                .switchIfEmpty(
                        Mono.defer(() -> refused(Optional.of(owner.account().id()), factor, occasion)));
    }

    private static String factor(Optional<SentCode> code) {
        return code.filter(SentCode.OfRecovery.class::isInstance).isPresent() ? RECOVERY_CODE : TOTP;
    }

    private Mono<Outcome> refused(Optional<AccountId> account, String factor, Occasion occasion) {
        return Mono.fromSupplier(() -> {
            audit.note(AuditEvent.failed(Type.LOGIN, account.map(AccountId::toString), occasion)
                    .with(Map.of(FACTOR, factor)));
            return new Outcome.InvalidCredentials();
        });
    }
}
