package io.vitrine.adapter.web.account;

import io.vitrine.application.passkey.ProofRequest;
import io.vitrine.domain.passkey.Challenge;

/**
 * What a page gives to {@code PublicKeyCredential.parseRequestOptionsFromJSON}. WebAuthn level 3, section 5.1.9. It names no credential:
 * the authenticator shows those that it has.
 *
 * @param timeout milliseconds
 */
record RequestOptions(String challenge, long timeout, String rpId, String userVerification) {

    static RequestOptions of(ProofRequest request) {
        return new RequestOptions(
                request.challenge().value(),
                Challenge.LIFETIME.toMillis(),
                request.relyingParty().id(),
                "required");
    }

    /** Encoders tell a debugging log what they encode. */
    @Override
    public String toString() {
        return "RequestOptions[...]";
    }
}
