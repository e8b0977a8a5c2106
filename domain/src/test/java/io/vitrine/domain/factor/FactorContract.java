package io.vitrine.domain.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.shared.SecretDigest;
import io.vitrine.domain.token.AccessContract;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts of second factors and challenges begin with: Ana, who is in. */
public abstract class FactorContract extends AccessContract {
    protected static final long STEP = Totp.stepAt(NOW);
    protected static final Proof WRONG = new Proof.Nothing();

    protected final FactorSecrets factorSecrets = new PlainFactorSecrets();
    protected Account ana = account("nobody@example.org");
    protected Login login = new Login(session(ana).id(), ana.id(), secrets.next());

    protected abstract SecondFactors factors();

    protected abstract LoginChallenges challenges();

    @BeforeEach
    void ana_is_in() {
        ana = registered("ana@example.org", Role.USER);
        login = loggedIn(ana);
    }

    protected SealedSecret aSecret(Account owner) {
        return factorSecrets.seal(factorSecrets.nextSecret(), owner.id());
    }

    protected Set<SecretDigest> recoveryCodes() {
        return factorSecrets.nextRecoveryCodes().stream()
                .map(RecoveryCode::digest)
                .collect(Collectors.toSet());
    }

    /** Her recovery codes, once it is on. The code of {@link #STEP} was used for that. */
    protected Set<SecretDigest> switchedOn() {
        var secret = aSecret(ana);
        var codes = recoveryCodes();
        result(factors().begin(ana.id(), HASH, secret, occasion()));
        assertThat(result(factors().confirm(ana.id(), login.session(), secret, STEP, codes, occasion())))
                .isEqualTo(new FactorChange.Changed(ana));
        return codes;
    }

    protected SecretDigest challenged() {
        var challenge = factorSecrets.nextChallenge().digest();
        assertThat(result(challenges().open(challenge, ana.id(), HASH, NOW.plus(ChallengeToken.LIFETIME))))
                .isTrue();
        return challenge;
    }

    protected Answered answered(SecretDigest challenge, Proof proof) {
        return answered(challenge, proof, occasion());
    }

    protected Answered answered(SecretDigest challenge, Proof proof, Occasion occasion) {
        return result(challenges().answer(challenge, proof, occasion));
    }

    protected SecondFactor factor() {
        return result(factors().of(ana.id()));
    }
}
