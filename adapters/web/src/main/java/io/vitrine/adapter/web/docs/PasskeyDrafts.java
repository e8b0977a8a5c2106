package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Drafts.closed;
import static io.vitrine.adapter.web.docs.Drafts.delivery;
import static io.vitrine.adapter.web.docs.Drafts.text;
import static io.vitrine.adapter.web.docs.Tree.object;

import java.util.List;
import java.util.Map;

/** The schemas of what is sent for passkeys. */
final class PasskeyDrafts {

    private PasskeyDrafts() {}

    static Map<String, Object> all() {
        return object(
                "PasswordAgain",
                closed(
                        "Somebody who is signed in, and knows the password.",
                        object("password", text("That of the account.")),
                        List.of("password")),
                "PasskeyCreation",
                closed(
                        "A new passkey.",
                        object("name", name(), "credential", credential()),
                        List.of("name", "credential")),
                "PasskeyProof",
                closed(
                        "Somebody who has a passkey.",
                        object("credential", credential(), "delivery", delivery()),
                        List.of("credential")));
    }

    private static Map<String, Object> name() {
        return object(
                "type",
                "string",
                "minLength",
                1,
                "maxLength",
                100,
                "description",
                "What its owner calls it; kept as sent, without control characters.");
    }

    private static Map<String, Object> credential() {
        return object(
                "type",
                "object",
                "description",
                "What the browser gives as `PublicKeyCredential.toJSON()` (WebAuthn level 3, section 5.1).");
    }
}
