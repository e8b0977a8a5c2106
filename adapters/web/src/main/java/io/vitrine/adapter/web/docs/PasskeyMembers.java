package io.vitrine.adapter.web.docs;

import static io.vitrine.adapter.web.docs.Tree.object;

import java.util.Map;

/** What the members of answered documents of passkeys mean. */
final class PasskeyMembers {

    private static final Map<String, Object> UUID = object("format", "uuid");
    private static final Map<String, Object> TIME = object("format", "date-time");
    private static final Map<String, Object> CHALLENGE = object("pattern", "^[A-Za-z0-9_-]{43}$");
    private static final Map<String, Object> BASE64URL = object("pattern", "^[A-Za-z0-9_-]+$");
    private static final Map<String, Object> PUBLIC_KEY = object("const", "public-key");
    private static final Map<String, Object> REQUIRED = object("const", "required");
    private static final Map<String, Object> PLAIN = object();

    private final Members members;

    PasskeyMembers(Members members) {
        this.members = members;
    }

    void tell() {
        members.document("Passkey", "A passkey as its owner sees it.");
        members.member("id", "Its identity, a UUIDv7.", UUID);
        members.member("name", "What its owner calls it.", PLAIN);
        members.member("createdAt", "When it was added.", TIME);
        members.member("lastUsedAt", "When somebody signed in with it last, or null: never.", TIME);
        members.member("backedUp", "Whether it outlives its device, as far as that told last.", PLAIN);

        members.document("PasskeyList", "The passkeys of an account.");
        members.member("items", "The passkeys, the oldest first.", PLAIN);

        options();
        parts();
    }

    private void options() {
        members.document("RequestOptions", "What an authenticator is asked that is to sign somebody in.");
        members.member("challenge", "What it is to sign, once.", CHALLENGE);
        members.member("timeout", "For how many milliseconds.", PLAIN);
        members.member("rpId", "The domain that passkeys are for.", PLAIN);
        members.member("userVerification", "That it verifies who uses it.", REQUIRED);

        members.document("CreationOptions", "What an authenticator is asked that is to create a passkey.");
        members.member("rp", "Whom the passkey is for.", PLAIN);
        members.member("user", "Whose it is.", PLAIN);
        members.member("challenge", "What it is to answer, once.", CHALLENGE);
        members.member("pubKeyCredParams", "How it may sign, the most wanted way first.", PLAIN);
        members.member("timeout", "For how many milliseconds.", PLAIN);
        members.member("excludeCredentials", "The passkeys that the account has already.", PLAIN);
        members.member("authenticatorSelection", "Which authenticators are wanted.", PLAIN);
        members.member("attestation", "That nobody wants to know who made it.", object("const", "none"));
    }

    private void parts() {
        members.document("PasskeyParty", "Whom a passkey is for.");
        members.member("id", "The domain.", PLAIN);
        members.member("name", "As browsers show it.", PLAIN);

        members.document("PasskeyUser", "Whose a passkey is.");
        members.member("id", "The identity of the account, in base64url.", BASE64URL);
        members.member("name", "Its mail address.", PLAIN);
        members.member("displayName", "Its mail address.", PLAIN);

        members.document("PasskeyParameters", "A way to sign.");
        members.member("type", "The kind of credential.", PUBLIC_KEY);
        members.member("alg", "The number of a COSE algorithm (RFC 9053).", PLAIN);

        members.document("PasskeyDescriptor", "A credential.");
        members.member("type", "The kind of credential.", PUBLIC_KEY);
        members.member("id", "By what its authenticator knows it, in base64url.", BASE64URL);

        members.document("PasskeySelection", "Which authenticators are wanted.");
        members.member("residentKey", "Those that know whose passkeys they have.", REQUIRED);
        members.member("requireResidentKey", "The same, for older browsers.", object("const", true));
        members.member("userVerification", "Those that verify who uses them.", REQUIRED);
    }
}
