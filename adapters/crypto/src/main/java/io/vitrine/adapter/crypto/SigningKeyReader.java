package io.vitrine.adapter.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads signing keys: PEM blocks one after another (PKCS #8 private keys, X.509 public keys), a JWK, a JWK set, or the path
 * of a file with one of these. Refusals never repeat what was read.
 */
final class SigningKeyReader {
    private static final Pattern PEM = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

    /** What a refusal advises. */
    static final String REMEDY = "Set it to a PEM, a JWK, a JWK set or the path of a file with one of these;"
            + " openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 prints a good key.";

    private final String setting;

    /** @param setting the name that refusals tell */
    SigningKeyReader(String setting) {
        this.setting = setting;
    }

    /** Reads the keys, or the file that is named instead of them. */
    SigningKeys read(String text) {
        return readContent(isInline(text) ? text : contentOf(text));
    }

    /** The path that is named instead of keys, if one is. */
    static Optional<Path> fileIn(String text) {
        return isInline(text) ? Optional.empty() : Optional.of(Path.of(text.strip()));
    }

    /** Reads the keys themselves. */
    SigningKeys readContent(String text) {
        var keys = parse(text);
        if (keys.isEmpty()) {
            throw refusal("has no key in it");
        }
        if (!keys.getFirst().isPrivate()) {
            throw refusal("begins with a public key, but the first key signs and must be private");
        }
        return new SigningKeys(keys);
    }

    private static boolean isInline(String text) {
        return text.strip().startsWith("{") || text.contains("-----BEGIN");
    }

    private String contentOf(String path) {
        try {
            return Files.readString(Path.of(path.strip()));
        } catch (IOException | InvalidPathException _) {
            throw refusal("is neither a PEM, a JWK, a JWK set nor the path of a readable file");
        }
    }

    private List<ECKey> parse(String text) {
        var stripped = text.strip();
        try {
            return stripped.startsWith("{") ? fromJson(stripped) : fromPem(stripped);
        } catch (ParseException | JOSEException | GeneralSecurityException | IllegalArgumentException _) {
            throw refusal("cannot be read: keys are elliptic curve keys on the curve P-256, as PEM or JWK");
        }
    }

    private List<ECKey> fromJson(String json) throws ParseException, JOSEException, GeneralSecurityException {
        // A member "keys" tells a set from a key (RFC 7517, section 5).
        var set = json.contains("\"keys\"") ? JWKSet.parse(json) : new JWKSet(JWK.parse(json));
        var keys = new ArrayList<ECKey>();
        for (var key : set.getKeys()) {
            if (!(key instanceof ECKey elliptic)) {
                throw new IllegalArgumentException("another type of key");
            }
            keys.add(checked(elliptic.toECPublicKey(), elliptic.isPrivate() ? elliptic.toECPrivateKey() : null));
        }
        return keys;
    }

    private List<ECKey> fromPem(String text) throws JOSEException, GeneralSecurityException {
        // A variable that cannot hold line breaks may have them written as \n.
        var blocks = PEM.matcher(text.replace("\\n", "\n")).results().toList();
        var keys = new ArrayList<ECKey>();
        for (var block : blocks) {
            keys.add(fromPem(block));
        }
        return keys;
    }

    private ECKey fromPem(MatchResult block) throws JOSEException, GeneralSecurityException {
        var bytes = Base64.getMimeDecoder().decode(block.group(2));
        var factory = KeyFactory.getInstance("EC");
        return switch (block.group(1)) {
            case "PRIVATE KEY" -> {
                var key = (ECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(bytes));
                yield checked(EllipticCurve.publicKeyOf(key), key);
            }
            case "PUBLIC KEY" -> checked((ECPublicKey) factory.generatePublic(new X509EncodedKeySpec(bytes)), null);
            case "EC PRIVATE KEY", "EC PARAMETERS" ->
                throw refusal("is in the older form of OpenSSL: convert it with openssl pkcs8 -topk8 -nocrypt");
            default -> throw refusal("has a PEM block that is neither PRIVATE KEY nor PUBLIC KEY");
        };
    }

    private static ECKey checked(ECPublicKey publicKey, @Nullable ECPrivateKey privateKey)
            throws JOSEException, GeneralSecurityException {
        if (!Curve.P_256.equals(Curve.forECParameterSpec(publicKey.getParams()))) {
            throw new IllegalArgumentException("another curve");
        }
        var key = new ECKey.Builder(Curve.P_256, publicKey)
                .algorithm(JWSAlgorithm.ES256)
                .keyUse(KeyUse.SIGNATURE)
                .keyIDFromThumbprint();
        if (privateKey != null) {
            if (!EllipticCurve.isPair(privateKey, publicKey)) {
                throw new IllegalArgumentException("halves of different keys");
            }
            key.privateKey(privateKey);
        }
        return key.build();
    }

    private RefusedSetting refusal(String reason) {
        return new RefusedSetting(setting, reason, REMEDY);
    }
}
