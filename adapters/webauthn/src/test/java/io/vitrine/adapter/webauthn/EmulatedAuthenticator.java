package io.vitrine.adapter.webauthn;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.passkey.Authenticator;
import io.vitrine.domain.passkey.Challenge;
import io.vitrine.domain.passkey.CredentialId;
import io.vitrine.domain.passkey.PasskeyAlgorithm;
import io.vitrine.domain.passkey.PasskeyAnswer;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** An authenticator and a browser, as WebAuthn level 3 describes them in sections 5 and 6, written without the library's help. */
final class EmulatedAuthenticator implements Authenticator {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int CAN_BE_BACKED_UP = 0x08;
    private static final int IS_BACKED_UP = 0x10;
    private static final int HAS_CREDENTIAL = 0x40;

    private final byte[] id = new byte[32];
    private final EmulatedKey key;
    private final int algorithm;

    EmulatedAuthenticator(PasskeyAlgorithm algorithm) {
        this(algorithm, algorithm.cose());
    }

    /** @param said the number of the algorithm that its credential says to be of */
    EmulatedAuthenticator(PasskeyAlgorithm algorithm, int said) {
        new SecureRandom().nextBytes(id);
        this.key = EmulatedKey.of(algorithm);
        this.algorithm = said;
    }

    @Override
    public CredentialId credential() {
        return new CredentialId(id);
    }

    @Override
    public PasskeyAnswer creates(Challenge challenge, AccountId owner, Circumstances circumstances) {
        return creates(clientData("webauthn.create", challenge, circumstances.origin(), ""), circumstances);
    }

    PasskeyAnswer creates(String clientData, Circumstances circumstances) {
        var attestation = new LinkedHashMap<String, Object>();
        attestation.put("fmt", "none");
        attestation.put("attStmt", Map.of());
        attestation.put("authData", authenticatorData(circumstances, true));
        return answer("""
            "clientDataJSON":"%s","attestationObject":"%s","transports":["internal","hybrid"]\
            """.formatted(text(clientData), text(Cbor.written(attestation))));
    }

    @Override
    public PasskeyAnswer signs(Challenge challenge, AccountId owner, Circumstances circumstances) {
        return signs(clientData("webauthn.get", challenge, circumstances.origin(), ""), owner, circumstances);
    }

    PasskeyAnswer signs(String clientData, AccountId owner, Circumstances circumstances) {
        var data = authenticatorData(circumstances, false);
        var hash = sha256(clientData.getBytes(UTF_8));
        var signed = ByteBuffer.allocate(data.length + hash.length).put(data).put(hash);
        var user = ByteBuffer.allocate(16)
                .putLong(owner.value().getMostSignificantBits())
                .putLong(owner.value().getLeastSignificantBits());
        return answer("""
            "clientDataJSON":"%s","authenticatorData":"%s","signature":"%s","userHandle":"%s"\
            """.formatted(text(clientData), text(data), text(key.sign(signed.array())), text(user.array())));
    }

    /** @param more members that browsers add */
    static String clientData(String type, Challenge challenge, String origin, String more) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\"%s}"
                .formatted(type, challenge.value(), origin, more);
    }

    private PasskeyAnswer answer(String response) {
        return new PasskeyAnswer("""
            {"id":"%1$s","rawId":"%1$s","type":"public-key","authenticatorAttachment":"platform",\
            "clientExtensionResults":{},"response":{%2$s}}\
            """.formatted(text(id), response));
    }

    private byte[] authenticatorData(Circumstances circumstances, boolean withCredential) {
        var cose = key.cose(algorithm);
        var data = ByteBuffer.allocate(37 + (withCredential ? 16 + 2 + id.length + cose.length : 0))
                .put(sha256(circumstances.relyingParty().getBytes(UTF_8)))
                .put((byte) (flags(circumstances) | (withCredential ? HAS_CREDENTIAL : 0)))
                .putInt((int) circumstances.counter());
        if (withCredential) {
            data.put(new byte[16]).putShort((short) id.length).put(id).put(cose);
        }
        return data.array();
    }

    private static int flags(Circumstances circumstances) {
        return PRESENT
                | (circumstances.verified() ? VERIFIED : 0)
                | switch (circumstances.backup()) {
                    case IMPOSSIBLE -> 0;
                    case POSSIBLE -> CAN_BE_BACKED_UP;
                    case DONE -> CAN_BE_BACKED_UP | IS_BACKED_UP;
                };
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String text) {
        return text(text.getBytes(UTF_8));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
