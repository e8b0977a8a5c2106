package io.vitrine.domain.passkey;

import io.vitrine.domain.account.AccountId;

/** An authenticator with one credential, in the browser of somebody, for tests. */
public interface Authenticator {

    /** The credential that it has or will have. */
    CredentialId credential();

    /** Creates the credential, and answers. */
    PasskeyAnswer creates(Challenge challenge, AccountId owner, Circumstances circumstances);

    /** Signs with the credential, and answers. */
    PasskeyAnswer signs(Challenge challenge, AccountId owner, Circumstances circumstances);

    /**
     * Under which circumstances it answers.
     *
     * @param origin of the page that asks
     * @param relyingParty whose credential it is
     * @param verified whether it verified who uses it
     * @param counter how often it has signed
     */
    record Circumstances(String origin, String relyingParty, boolean verified, long counter, Backup backup) {

        public static final Circumstances USUAL =
                new Circumstances("http://localhost:3003", "localhost", true, 0, Backup.DONE);

        public Circumstances at(String otherOrigin) {
            return new Circumstances(otherOrigin, relyingParty, verified, counter, backup);
        }

        public Circumstances of(String otherParty) {
            return new Circumstances(origin, otherParty, verified, counter, backup);
        }

        public Circumstances unverified() {
            return new Circumstances(origin, relyingParty, false, counter, backup);
        }

        public Circumstances counting(long signatures) {
            return new Circumstances(origin, relyingParty, verified, signatures, backup);
        }

        public Circumstances backedUp(Backup other) {
            return new Circumstances(origin, relyingParty, verified, counter, other);
        }
    }
}
