package io.vitrine.domain.passkey;

/**
 * What an authenticator answered, as a browser writes it; nothing about it is believed yet.
 *
 * @param json a JSON object, such as {@code PublicKeyCredential.toJSON()} gives (WebAuthn level 3, section 5.1)
 */
public record PasskeyAnswer(String json) {
    @Override
    public String toString() {
        return "PasskeyAnswer[...]";
    }
}
