package io.vitrine.adapter.web.account;

import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemError;
import io.vitrine.adapter.web.problem.ProblemException;
import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.domain.account.PasswordPolicy.Weakness;
import io.vitrine.domain.factor.ChallengeToken;
import io.vitrine.domain.shared.InvalidDocument;
import io.vitrine.domain.shared.Violation;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** How it is refused to come in, to stay, and to change what one comes in with. */
final class AccountRefusals {

    /** {@code invalid_grant} is what RFC 6749, section 5.2, calls credentials and refresh tokens that are not valid. */
    private static final String CHALLENGE = "Bearer error=\"%s\", error_description=\"%s\"";

    private AccountRefusals() {}

    /** The same for whatever is wrong with them. */
    static ProblemException invalidCredentials() {
        return refused(ProblemType.INVALID_CREDENTIALS, "The address or the password is wrong")
                .exception();
    }

    static ProblemException wrongPassword() {
        return refused(ProblemType.INVALID_CREDENTIALS, "The password is another one")
                .exception();
    }

    /** {@code insufficient_user_authentication} is what RFC 9470, section 3, calls it. */
    static ProblemException secondFactorRequired(ChallengeToken challenge, Duration lifetime) {
        var detail = "The password is right; send the challenge with a code";
        return Problem.of(ProblemType.SECOND_FACTOR_REQUIRED, detail)
                .withHeader(
                        HttpHeaders.WWW_AUTHENTICATE, CHALLENGE.formatted("insufficient_user_authentication", detail))
                .with("challenge", challenge.value())
                .with("methods", List.of("totp", "recovery-code"))
                .with("expiresIn", lifetime.toSeconds())
                .exception();
    }

    /** The same for whatever is wrong with them. */
    static ProblemException invalidSecondFactor() {
        return refused(
                        ProblemType.INVALID_CREDENTIALS,
                        "The code is wrong or was used, or the challenge is not, or no longer, valid")
                .exception();
    }

    static InvalidDocument wrongCode() {
        return new InvalidDocument(List.of(
                new Violation("/code", "wrong-code", "is not the code that the app shows: is its clock right?")));
    }

    static ProblemException secondFactorIsOn() {
        return Problem.of(ProblemType.CONFLICT, "The second factor is on already")
                .exception();
    }

    static ProblemException noSecondFactor() {
        return Problem.of(ProblemType.CONFLICT, "There is no second factor that this could be done with")
                .exception();
    }

    static ProblemException notVerified() {
        return Problem.of(ProblemType.FORBIDDEN, "The address has to be verified first: the token is in the mail")
                .exception();
    }

    static Problem invalidRefreshToken() {
        return refused(
                ProblemType.REFRESH_TOKEN_INVALID, "The refresh token is not, or no longer, valid: sign in again");
    }

    static Problem lostRefreshToken() {
        return refused(
                ProblemType.REFRESH_TOKEN_INVALID,
                "The refresh token was used a moment ago: go on with the tokens that it was used for");
    }

    static Problem reusedRefreshToken() {
        return refused(
                ProblemType.REFRESH_TOKEN_REUSED,
                "The refresh token was used before; its session has ended, in case that somebody stole it");
    }

    static ProblemException sessionEnded() {
        var detail = "The session has ended";
        return Problem.of(ProblemType.UNAUTHENTICATED, detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE.formatted("invalid_token", detail))
                .exception();
    }

    /** @param pointer where the password stands */
    static ProblemException weakPassword(String pointer, Weakness weakness) {
        return Problem.of(ProblemType.WEAK_PASSWORD, "The password " + weakness.detail())
                .with(List.of(ProblemError.of(new Violation(pointer, weakness.code(), weakness.detail()))))
                .exception();
    }

    static InvalidDocument invalidToken() {
        return new InvalidDocument(
                List.of(new Violation("/token", "invalid-token", "is not, or no longer, valid: ask for another mail")));
    }

    static Problem refused(ProblemType type, String detail) {
        return Problem.of(type, detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE.formatted("invalid_grant", detail));
    }
}
