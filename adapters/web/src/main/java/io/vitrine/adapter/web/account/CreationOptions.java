package io.vitrine.adapter.web.account;

import io.vitrine.application.passkey.CreationRequest;
import io.vitrine.domain.account.Account;
import io.vitrine.domain.passkey.Challenge;
import io.vitrine.domain.passkey.CredentialId;
import io.vitrine.domain.passkey.PasskeyAlgorithm;
import io.vitrine.domain.passkey.RelyingParty;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * What a page gives to {@code PublicKeyCredential.parseCreationOptionsFromJSON}. WebAuthn level 3, section 5.1.8.
 *
 * @param timeout milliseconds
 */
record CreationOptions(
        PasskeyParty rp,
        PasskeyUser user,
        String challenge,
        List<PasskeyParameters> pubKeyCredParams,
        long timeout,
        List<PasskeyDescriptor> excludeCredentials,
        PasskeySelection authenticatorSelection,
        String attestation) {

    private static final String REQUIRED = "required";
    private static final String PUBLIC_KEY = "public-key";

    static CreationOptions of(CreationRequest request) {
        return new CreationOptions(
                PasskeyParty.of(request.relyingParty()),
                PasskeyUser.of(request.account()),
                request.challenge().value(),
                Arrays.stream(PasskeyAlgorithm.values())
                        .map(algorithm -> new PasskeyParameters(PUBLIC_KEY, algorithm.cose()))
                        .toList(),
                Challenge.LIFETIME.toMillis(),
                request.known().stream().map(PasskeyDescriptor::of).toList(),
                new PasskeySelection(REQUIRED, true, REQUIRED),
                "none");
    }

    /** Whom the passkey is for. */
    record PasskeyParty(String id, String name) {
        static PasskeyParty of(RelyingParty party) {
            return new PasskeyParty(party.id(), party.name());
        }
    }

    /**
     * Whose passkey it is.
     *
     * @param id the identity of the account, in bytes, in base64url: it is kept by the authenticator
     */
    record PasskeyUser(String id, String name, String displayName) {
        static PasskeyUser of(Account account) {
            var id = account.id().value();
            var bytes = ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array();
            var address = account.email().value();
            return new PasskeyUser(base64Url(bytes), address, address);
        }

        /** Encoders tell a debugging log what they encode; an address stands in no log. */
        @Override
        public String toString() {
            return "PasskeyUser[id=" + id + "]";
        }
    }

    /** A way to sign. */
    record PasskeyParameters(String type, int alg) {}

    /** A credential that there is already. */
    record PasskeyDescriptor(String type, String id) {
        static PasskeyDescriptor of(CredentialId id) {
            return new PasskeyDescriptor(PUBLIC_KEY, base64Url(id.bytes()));
        }
    }

    /** Which authenticators are wanted. */
    record PasskeySelection(String residentKey, boolean requireResidentKey, String userVerification) {}

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Encoders tell a debugging log what they encode. */
    @Override
    public String toString() {
        return "CreationOptions[...]";
    }
}
