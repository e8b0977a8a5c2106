package io.vitrine.adapter.webauthn;

import io.vitrine.domain.passkey.PasskeyAlgorithm;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The key of an emulated credential, and its public part in COSE (RFC 9053, RFC 8230), written without the library's help. */
final class EmulatedKey {

    private final PasskeyAlgorithm algorithm;
    private final KeyPair pair;

    private EmulatedKey(PasskeyAlgorithm algorithm, KeyPair pair) {
        this.algorithm = algorithm;
        this.pair = pair;
    }

    static EmulatedKey of(PasskeyAlgorithm algorithm) {
        return new EmulatedKey(
                algorithm,
                switch (algorithm) {
                    case ES256 -> generated("EC", new ECGenParameterSpec("secp256r1"));
                    case EDDSA -> generated("Ed25519", NamedParameterSpec.ED25519);
                    case RS256 -> generated("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
                });
    }

    private static KeyPair generated(String name, AlgorithmParameterSpec parameters) {
        try {
            var generator = KeyPairGenerator.getInstance(name);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] sign(byte[] data) {
        try {
            var signature = Signature.getInstance(
                    switch (algorithm) {
                        case ES256 -> "SHA256withECDSA";
                        case EDDSA -> "Ed25519";
                        case RS256 -> "SHA256withRSA";
                    });
            signature.initSign(pair.getPrivate());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param algorithm the number that it says to be of */
    byte[] cose(int algorithm) {
        return Cbor.written(
                switch (pair.getPublic()) {
                    case ECPublicKey key ->
                        members(
                                2,
                                algorithm,
                                -1,
                                1,
                                -2,
                                unsigned(key.getW().getAffineX()),
                                -3,
                                unsigned(key.getW().getAffineY()));
                    case EdECPublicKey key -> members(1, algorithm, -1, 6, -2, point(key));
                    case RSAPublicKey key ->
                        members(3, algorithm, -1, trimmed(key.getModulus()), -2, trimmed(key.getPublicExponent()));
                    default -> throw new IllegalStateException();
                });
    }

    byte[] cose() {
        return cose(algorithm.cose());
    }

    private static Map<Integer, Object> members(int type, int algorithm, Object... others) {
        var members = new LinkedHashMap<Integer, Object>();
        members.put(1, type);
        members.put(3, algorithm);
        for (int i = 0; i < others.length; i += 2) {
            members.put((Integer) others[i], others[i + 1]);
        }
        return members;
    }

    private static byte[] unsigned(BigInteger coordinate) {
        var bytes = new byte[32];
        var trimmed = trimmed(coordinate);
        System.arraycopy(trimmed, 0, bytes, 32 - trimmed.length, trimmed.length);
        return bytes;
    }

    private static byte[] trimmed(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    /** The coordinate from its least byte on, with the sign of the other one in the last bit (RFC 8032, section 5.1.2). */
    private static byte[] point(EdECPublicKey key) {
        var big = unsigned(key.getPoint().getY());
        var little = new byte[32];
        for (int i = 0; i < 32; i++) {
            little[i] = big[31 - i];
        }
        if (key.getPoint().isXOdd()) {
            little[31] |= (byte) 0x80;
        }
        return little;
    }
}
