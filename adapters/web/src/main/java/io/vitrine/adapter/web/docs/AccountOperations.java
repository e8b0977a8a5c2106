package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Operation.named;
import static org.springframework.http.HttpStatus.ACCEPTED;
import static org.springframework.http.HttpStatus.NO_CONTENT;
import static org.springframework.http.HttpStatus.OK;

import io.vitrine.adapter.web.problem.ProblemType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The operations on one's own account. */
final class AccountOperations {

    private static final String CACHE_CONTROL = "Cache-Control";
    private static final String SET_COOKIE = "Set-Cookie";
    private static final String XSRF_TOKEN = "X-XSRF-TOKEN";

    private AccountOperations() {}

    static Map<String, Operation> all() {
        var all = new LinkedHashMap<String, Operation>();
        all.put("POST /api/v1/auth/register", register());
        all.put("POST /api/v1/auth/verify-email", verifyEmail());
        all.put("POST /api/v1/auth/login", login());
        all.put("POST /api/v1/auth/refresh", refresh());
        all.put("POST /api/v1/auth/logout", logout());
        all.put("POST /api/v1/auth/logout-all", logoutAll());
        all.put("GET /api/v1/auth/csrf", csrf());
        all.put("POST /api/v1/auth/password/forgot", forgot());
        all.put("POST /api/v1/auth/password/reset", reset());
        all.put("GET /api/v1/me", me());
        all.put("PUT /api/v1/me/password", changePassword());
        all.put("GET /api/v1/me/sessions", sessions());
        all.put("DELETE /api/v1/me/sessions/{id}", endSession());
        return all;
    }

    private static Operation register() {
        return named("register", Tag.ACCOUNTS, "Register", """
            The answer is the same whether or not somebody has an account with this address; a mail tells its owner.
            """)
                .whoeverCalls()
                .reads("Registration", Examples.registration())
                .answers(ACCEPTED, "A mail is on its way.", Examples.mailIsOnItsWay(), CACHE_CONTROL)
                .refuses(ProblemType.WEAK_PASSWORD);
    }

    private static Operation verifyEmail() {
        return named("verifyEmail", Tag.ACCOUNTS, "Verify an address", """
            With the token that was mailed to it: good for one use, within an hour.
            """)
                .whoeverCalls()
                .reads("EmailVerification", Examples.mailedToken())
                .answersEmpty(NO_CONTENT, "It is verified.", CACHE_CONTROL);
    }

    private static Operation login() {
        return named("login", Tag.ACCOUNTS, "Sign in", """
            Begins a session. An unknown address, a wrong password and a locked account are answered alike.

            With the delivery `cookie` the refresh token is in a cookie that no script reads, for `/api/v1/auth` only.

            An account with a second factor is answered `second-factor-required` after the right password: send the
            `challenge` on with a code.
            """)
                .whoeverCalls()
                .reads("Login", Examples.login())
                .answers(OK, "The tokens of the session.", Examples.tokens(), CACHE_CONTROL, SET_COOKIE)
                .refuses(ProblemType.INVALID_CREDENTIALS, ProblemType.SECOND_FACTOR_REQUIRED, ProblemType.FORBIDDEN);
    }

    private static Operation refresh() {
        return named("refresh", Tag.ACCOUNTS, "Go on with a session", """
            A refresh token for the next pair. It comes in the body, or, without a body, in its cookie; then the header
            `X-XSRF-TOKEN` is needed, and a page of the same origin.

            A token is used once. Sent again within ten seconds, while its successor is unused, it gets the same
            successor: a lost answer and a second tab cost nobody the session. Sent later, it ends the session, as
            somebody may have stolen it.
            """)
                .whoeverCalls()
                .takes(XSRF_TOKEN)
                .reads("PresentedToken", Examples.refreshToken())
                .orNothing()
                .answers(OK, "The next tokens of the session.", Examples.tokens(), CACHE_CONTROL, SET_COOKIE)
                .refuses(ProblemType.REFRESH_TOKEN_INVALID, ProblemType.REFRESH_TOKEN_REUSED, ProblemType.CSRF);
    }

    private static Operation logout() {
        return named("logout", Tag.ACCOUNTS, "Sign out", """
            Ends the session of a refresh token, which comes as for refreshing. It does not matter whether the token is
            still good for anything.
            """)
                .whoeverCalls()
                .takes(XSRF_TOKEN)
                .reads("PresentedToken", Examples.refreshToken())
                .orNothing()
                .answersEmpty(NO_CONTENT, "There is no such session any more.", CACHE_CONTROL, SET_COOKIE)
                .refuses(ProblemType.CSRF);
    }

    private static Operation logoutAll() {
        return named("logoutAll", Tag.ACCOUNTS, "Sign out everywhere", "Ends every session of the account.")
                .byUsers()
                .answersEmpty(NO_CONTENT, "They have ended.", CACHE_CONTROL);
    }

    private static Operation csrf() {
        return named("getCsrfToken", Tag.ACCOUNTS, "Get a CSRF token", """
            For pages whose refresh token is in a cookie: what they send along in the named header. A page that has one
            already gets the same.
            """)
                .whoeverCalls()
                .answers(OK, "The token, also in its cookie.", Examples.csrfToken(), CACHE_CONTROL, SET_COOKIE);
    }

    private static Operation forgot() {
        return named("forgotPassword", Tag.ACCOUNTS, "Ask for a mail to reset a password", """
            The answer is the same whether or not there is such an account.
            """)
                .whoeverCalls()
                .reads("ForgottenPassword", Examples.email())
                .answers(ACCEPTED, "A mail may be on its way.", Examples.mailIsOnItsWay(), CACHE_CONTROL);
    }

    private static Operation reset() {
        return named("resetPassword", Tag.ACCOUNTS, "Reset a password", """
            With the token that was mailed: good for one use, within an hour. Every session of the account ends.
            """)
                .whoeverCalls()
                .reads("PasswordReset", Examples.passwordReset())
                .answersEmpty(NO_CONTENT, "It is set.", CACHE_CONTROL)
                .refuses(ProblemType.WEAK_PASSWORD);
    }

    private static Operation me() {
        return named("getMe", Tag.ACCOUNTS, "Read one's own account", "The account whose access token is sent.")
                .byUsers()
                .answers(OK, "The account.", Examples.me(), CACHE_CONTROL);
    }

    private static Operation changePassword() {
        return named("changePassword", Tag.ACCOUNTS, "Change one's password", """
            The old one is asked for again. Every other session of the account ends.
            """)
                .byUsers()
                .reads("PasswordChange", Examples.passwordChange())
                .answersEmpty(NO_CONTENT, "It is set.", CACHE_CONTROL)
                .refuses(ProblemType.INVALID_CREDENTIALS, ProblemType.WEAK_PASSWORD);
    }

    private static Operation sessions() {
        return named("listSessions", Tag.ACCOUNTS, "List one's sessions", "Those that go on, the last used first.")
                .byUsers()
                .answers(OK, "The sessions.", Examples.sessions(), CACHE_CONTROL);
    }

    private static Operation endSession() {
        return named("endSession", Tag.ACCOUNTS, "End one of one's sessions", "Its access tokens end with it.")
                .byUsers()
                .takes("SessionId")
                .answersEmpty(NO_CONTENT, "It has ended.", CACHE_CONTROL)
                .refuses(ProblemType.NOT_FOUND);
    }
}
