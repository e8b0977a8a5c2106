package io.vitrine.adapter.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import org.conscrypt.Conscrypt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs and verifies with the curve P-256 by Conscrypt, which is BoringSSL, where this machine can load it: that takes a seventh of the
 * time that the platform's own implementation takes, which stands in elsewhere. Nothing else uses Conscrypt.
 */
final class NativeCurve {

    private static final Logger log = LoggerFactory.getLogger(NativeCurve.class);

    private final Optional<Provider> provider;

    private NativeCurve(Optional<Provider> provider) {
        this.provider = provider;
    }

    /** The one of this machine. */
    static NativeCurve ofThisMachine() {
        if (Conscrypt.isAvailable()) {
            return new NativeCurve(Optional.of(Conscrypt.newProvider()));
        }
        log.info("Access tokens are signed by the platform, as Conscrypt cannot be loaded here; that takes longer");
        return ofThePlatform();
    }

    static NativeCurve ofThePlatform() {
        return new NativeCurve(Optional.empty());
    }

    /** Signs with a key, which is made the library's own once and not with each signature. */
    JWSSigner signer(ECKey key) {
        try {
            var signer = new ECDSASigner(ownKey(key), Curve.P_256);
            provider.ifPresent(signer.getJCAContext()::setProvider);
            return signer;
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IllegalArgumentException("The key cannot sign", e);
        }
    }

    private PrivateKey ownKey(ECKey key) throws JOSEException, GeneralSecurityException {
        var own = key.toECPrivateKey();
        return provider.isEmpty()
                ? own
                : KeyFactory.getInstance("EC", provider.get())
                        .generatePrivate(new PKCS8EncodedKeySpec(own.getEncoded()));
    }

    JWSVerifierFactory verifiers() {
        var verifiers = new DefaultJWSVerifierFactory();
        provider.ifPresent(verifiers.getJCAContext()::setProvider);
        return verifiers;
    }
}
