package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Operation.named;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NO_CONTENT;
import static org.springframework.http.HttpStatus.OK;

import io.vitrine.adapter.web.problem.ProblemType;
import java.util.Map;

/** The operations on second factors. */
final class FactorOperations {

    private static final String CACHE_CONTROL = "Cache-Control";

    private FactorOperations() {}

    static Map<String, Operation> all() {
        return Map.of(
                "POST /api/v1/auth/login/second-factor", prove(),
                "POST /api/v1/me/totp", begin(),
                "POST /api/v1/me/totp/confirm", confirm(),
                "POST /api/v1/me/totp/disable", disable(),
                "POST /api/v1/me/recovery-codes", renew(),
                "DELETE /api/v1/users/{id}/second-factor", takeOff());
    }

    private static Operation prove() {
        return named("proveSecondFactor", Tag.ACCOUNTS, "Sign in with a second factor", """
            The challenge that the login was answered with, and a code of the app or a recovery code. A code is good
            once. Five wrong ones void the challenge: begin again with the password. A wrong code and a challenge that
            is not valid are answered alike.

            The delivery is named here again; the one of the login is not remembered.
            """)
                .whoeverCalls()
                .reads("SecondFactorProof", FactorExamples.proof())
                .answers(OK, "The tokens of the session.", Examples.tokens(), CACHE_CONTROL, "Set-Cookie")
                .refuses(ProblemType.INVALID_CREDENTIALS);
    }

    private static Operation begin() {
        return named("beginTotp", Tag.ACCOUNTS, "Begin to switch on a second factor", """
            A secret for an authenticator app (RFC 6238: SHA-1, six digits, 30 seconds). It is good for nothing before
            it is confirmed; beginning again gives another one.
            """)
                .byUsers()
                .reads("CurrentPassword", FactorExamples.password())
                .answers(CREATED, "The secret, shown once.", FactorExamples.secret(), CACHE_CONTROL)
                .refuses(ProblemType.INVALID_CREDENTIALS, ProblemType.CONFLICT);
    }

    private static Operation confirm() {
        return named("confirmTotp", Tag.ACCOUNTS, "Switch on a second factor", """
            With a code of the app, which proves that it has the secret. From now on every login asks for a code.
            """)
                .byUsers()
                .reads("AppCode", FactorExamples.code())
                .answers(OK, "The recovery codes, shown once.", FactorExamples.recoveryCodes(), CACHE_CONTROL)
                .refuses(ProblemType.CONFLICT);
    }

    private static Operation disable() {
        return named("disableTotp", Tag.ACCOUNTS, "Switch off a second factor", """
            The recovery codes go with it. Where it is off already, nothing happens.
            """)
                .byUsers()
                .reads("CurrentPassword", FactorExamples.password())
                .answersEmpty(NO_CONTENT, "It is off.", CACHE_CONTROL)
                .refuses(ProblemType.INVALID_CREDENTIALS);
    }

    private static Operation renew() {
        return named("renewRecoveryCodes", Tag.ACCOUNTS, "Get other recovery codes", "Those before are void.")
                .byUsers()
                .reads("CurrentPassword", FactorExamples.password())
                .answers(OK, "The recovery codes, shown once.", FactorExamples.recoveryCodes(), CACHE_CONTROL)
                .refuses(ProblemType.INVALID_CREDENTIALS, ProblemType.CONFLICT);
    }

    private static Operation takeOff() {
        return named("takeOffSecondFactor", Tag.USERS, "Take the second factor off an account", """
            For somebody who lost the app and the recovery codes. Its owner gets a mail.
            """)
                .byAdmins()
                .takes("UserId")
                .answersEmpty(NO_CONTENT, "It is off.", CACHE_CONTROL)
                .refuses(ProblemType.NOT_FOUND);
    }
}
