package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Tree.object;

import java.util.List;
import java.util.Map;

/** What documents of passkeys look like. */
final class PasskeyExamples {

    static final String PASSKEY_ID = "0199b7a4-2e8f-7d13-9a5c-3b7e1f6d0c82";

    private static final String CREDENTIAL_ID = "q0lVm3Zt8XkYc1bN5rWfJw";
    private static final String CHALLENGE = "n7Q2sVtXkYc1bN5rWfJwLhEoUaPiDqVx3M6ZkQm2v8T";

    private PasskeyExamples() {}

    static Map<String, Object> password() {
        return object("password", "correct horse battery staple");
    }

    static Map<String, Object> creationOptions() {
        return object(
                "rp", object("id", "shop.example", "name", "Vitrine"),
                "user",
                        object(
                                "id",
                                "AZm3oHwxfgii1JtcPn8dYA",
                                "name",
                                "ana@example.org",
                                "displayName",
                                "ana@example.org"),
                "challenge", CHALLENGE,
                "pubKeyCredParams",
                        List.of(
                                object("type", "public-key", "alg", -7),
                                object("type", "public-key", "alg", -8),
                                object("type", "public-key", "alg", -257)),
                "timeout", 300_000,
                "excludeCredentials", List.of(object("type", "public-key", "id", CREDENTIAL_ID)),
                "authenticatorSelection",
                        object("residentKey", "required", "requireResidentKey", true, "userVerification", "required"),
                "attestation", "none");
    }

    static Map<String, Object> requestOptions() {
        return object(
                "challenge", CHALLENGE, "timeout", 300_000, "rpId", "shop.example", "userVerification", "required");
    }

    static Map<String, Object> creation() {
        return object(
                "name",
                "Ana's phone",
                "credential",
                credential(object(
                        "clientDataJSON", "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIn0", "attestationObject", "o2NmbXQ")));
    }

    static Map<String, Object> proof() {
        return object(
                "credential",
                credential(object(
                        "clientDataJSON",
                        "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0",
                        "authenticatorData",
                        "SZYN5YgOjGh0NBcPZHZgW4",
                        "signature",
                        "MEUCIQDx",
                        "userHandle",
                        "AZm3oHwxfgii1JtcPn8dYA")),
                "delivery",
                "body");
    }

    private static Map<String, Object> credential(Map<String, Object> response) {
        return object(
                "id",
                CREDENTIAL_ID,
                "rawId",
                CREDENTIAL_ID,
                "type",
                "public-key",
                "clientExtensionResults",
                object(),
                "response",
                response);
    }

    static Map<String, Object> passkey() {
        return object(
                "id",
                PASSKEY_ID,
                "name",
                "Ana's phone",
                "createdAt",
                "2026-11-24T10:00:00.000Z",
                "lastUsedAt",
                Tree.NULL,
                "backedUp",
                true);
    }

    static Map<String, Object> passkeys() {
        return object("items", List.of(passkey()));
    }
}
