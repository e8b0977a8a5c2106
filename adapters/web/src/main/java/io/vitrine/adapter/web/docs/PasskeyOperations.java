package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Operation.named;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NO_CONTENT;
import static org.springframework.http.HttpStatus.OK;

import io.vitrine.adapter.web.problem.ProblemType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The operations on passkeys, of a service that has them. */
final class PasskeyOperations {

    private static final String CACHE_CONTROL = "Cache-Control";
    private static final String SET_COOKIE = "Set-Cookie";

    private PasskeyOperations() {}

    static Map<String, Operation> all() {
        var all = new LinkedHashMap<String, Operation>();
        all.put("POST /api/v1/auth/passkey/options", proofOptions());
        all.put("POST /api/v1/auth/passkey", login());
        all.put("POST /api/v1/me/passkeys/options", creationOptions());
        all.put("POST /api/v1/me/passkeys", add());
        all.put("GET /api/v1/me/passkeys", list());
        all.put("DELETE /api/v1/me/passkeys/{id}", remove());
        return all;
    }

    private static Operation proofOptions() {
        return named("getPasskeyOptions", Tag.ACCOUNTS, "Begin to sign in with a passkey", """
            For `PublicKeyCredential.parseRequestOptionsFromJSON`: good for one use, within five minutes. The same for
            everybody: the authenticator knows whose passkeys it has.
            """)
                .whoeverCalls()
                .answers(OK, "What the authenticator is to be asked.", PasskeyExamples.requestOptions(), CACHE_CONTROL);
    }

    private static Operation login() {
        return named("loginWithPasskey", Tag.ACCOUNTS, "Sign in with a passkey", """
            Begins a session, without a password: a passkey is two factors by itself. Takes what
            `PublicKeyCredential.toJSON` gives. Whatever is wrong with it is answered alike.
            """)
                .whoeverCalls()
                .reads("PasskeyProof", PasskeyExamples.proof())
                .answers(OK, "The tokens of the session.", Examples.tokens(), CACHE_CONTROL, SET_COOKIE)
                .refuses(ProblemType.INVALID_CREDENTIALS, ProblemType.FORBIDDEN);
    }

    private static Operation creationOptions() {
        return named("getPasskeyCreationOptions", Tag.ACCOUNTS, "Begin to add a passkey", """
            For `PublicKeyCredential.parseCreationOptionsFromJSON`: good for one use, within five minutes. The password
            is asked for again.
            """)
                .byUsers()
                .reads("PasswordAgain", PasskeyExamples.password())
                .answers(OK, "What the authenticator is to be asked.", PasskeyExamples.creationOptions(), CACHE_CONTROL)
                .refuses(ProblemType.INVALID_CREDENTIALS, ProblemType.CONFLICT);
    }

    private static Operation add() {
        return named("addPasskey", Tag.ACCOUNTS, "Add a passkey", """
            Takes what `PublicKeyCredential.toJSON` gives. An account has at most 20 passkeys. Its owner gets a mail.
            """)
                .byUsers()
                .reads("PasskeyCreation", PasskeyExamples.creation())
                .answers(CREATED, "It is added.", PasskeyExamples.passkey(), CACHE_CONTROL)
                .refuses(ProblemType.CONFLICT);
    }

    private static Operation list() {
        return named("listPasskeys", Tag.ACCOUNTS, "List one's passkeys", "The oldest first.")
                .byUsers()
                .answers(OK, "The passkeys.", PasskeyExamples.passkeys(), CACHE_CONTROL);
    }

    private static Operation remove() {
        return named("removePasskey", Tag.ACCOUNTS, "Remove one of one's passkeys", """
            Nobody signs in with it any more; sessions that it began go on. The owner of the account gets a mail.
            """)
                .byUsers()
                .takes("PasskeyId")
                .answersEmpty(NO_CONTENT, "It is removed.", CACHE_CONTROL)
                .refuses(ProblemType.NOT_FOUND);
    }
}
