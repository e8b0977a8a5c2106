package io.vitrine.adapter.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import javax.crypto.KeyAgreement;

/** What the JDK does not offer for elliptic curve keys. */
final class EllipticCurve {
    private EllipticCurve() {}

    /**
     * The public half of a private key on a curve over a prime p with p = 3 mod 4, such as P-256. A key agreement with the
     * curve's generator gives the point's x; the curve's equation gives two values of y; a signature tells them apart.
     */
    static ECPublicKey publicKeyOf(ECPrivateKey privateKey) throws GeneralSecurityException {
        var parameters = privateKey.getParams();
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(privateKey);
        var _ = agreement.doPhase(publicKey(parameters.getGenerator(), parameters), true);
        var x = new BigInteger(1, agreement.generateSecret());

        var curve = parameters.getCurve();
        var p = ((ECFieldFp) curve.getField()).getP();
        var square = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p);
        var y = square.modPow(p.add(BigInteger.ONE).shiftRight(2), p);

        var candidate = publicKey(new ECPoint(x, y), parameters);
        return isPair(privateKey, candidate) ? candidate : publicKey(new ECPoint(x, p.subtract(y)), parameters);
    }

    /** Whether the public half verifies what the private half signs. */
    static boolean isPair(ECPrivateKey privateKey, ECPublicKey publicKey) throws GeneralSecurityException {
        var message = new byte[] {1};
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(privateKey);
        signature.update(message);
        var signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(message);
        return signature.verify(signed);
    }

    private static ECPublicKey publicKey(ECPoint point, ECParameterSpec parameters) throws GeneralSecurityException {
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, parameters));
    }
}
