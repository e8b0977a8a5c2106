package io.vitrine.adapter.web.account;

import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemException;
import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.domain.passkey.Passkey;
import io.vitrine.domain.shared.InvalidDocument;
import io.vitrine.domain.shared.Violation;
import java.util.List;

/** How passkeys are refused. */
final class PasskeyRefusals {

    private PasskeyRefusals() {}

    /** The same for whatever is wrong with it. */
    static ProblemException proofNotAccepted() {
        return AccountRefusals.refused(
                        ProblemType.INVALID_CREDENTIALS, "The passkey is not accepted: ask for options and try again")
                .exception();
    }

    static ProblemException wrongPassword() {
        return AccountRefusals.refused(ProblemType.INVALID_CREDENTIALS, "The password is another one")
                .exception();
    }

    /** The same for whatever is wrong with it. */
    static InvalidDocument creationNotAccepted() {
        return new InvalidDocument(List.of(new Violation(
                "/credential", "invalid-passkey", "is not accepted as a new passkey: ask for options and try again")));
    }

    static ProblemException tooMany() {
        return Problem.of(
                        ProblemType.CONFLICT,
                        "An account has at most %d passkeys: remove one first".formatted(Passkey.MOST))
                .exception();
    }
}
