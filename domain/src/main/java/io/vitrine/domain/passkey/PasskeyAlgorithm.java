package io.vitrine.domain.passkey;

/** How a credential may sign, the most wanted one first. */
public enum PasskeyAlgorithm {
    /** ECDSA on P-256 with SHA-256: what nearly every authenticator does. */
    ES256(-7),
    /** Ed25519. */
    EDDSA(-8),
    /** RSASSA-PKCS1-v1_5 with SHA-256: what the TPM of many a Windows does. */
    RS256(-257);

    private final int cose;

    PasskeyAlgorithm(int cose) {
        this.cose = cose;
    }

    /** Its number in the registry of COSE algorithms (RFC 9053). */
    public int cose() {
        return cose;
    }
}
