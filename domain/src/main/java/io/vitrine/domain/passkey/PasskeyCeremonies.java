package io.vitrine.domain.passkey;

import java.util.Optional;

/**
 * The ceremonies of WebAuthn level 3: what is asked of authenticators, and whether what they answer is good. User verification is always
 * wanted, so that an authenticator that was found or stolen is of no use. Asking takes a moment of computing, and never waits.
 */
public interface PasskeyCeremonies {
    /** Whom the passkeys are for. */
    RelyingParty relyingParty();

    /** A new challenge. */
    Challenge challenge();

    /** Which challenge a new credential says to answer; empty where the answer cannot be read as one of a new credential. */
    Optional<Challenge> challengeOf(PasskeyAnswer creation);

    /**
     * The credential that was created (section 7.1).
     *
     * @return empty when anything is wrong: another challenge, origin or relying party, nobody verified, an algorithm that was not
     *     asked for
     */
    Optional<Credential> created(PasskeyAnswer creation, Challenge challenge);

    /** Which passkey somebody says to have used; empty where the answer cannot be read as one of a passkey. */
    Optional<PresentedPasskey> presented(PasskeyAnswer assertion);

    /**
     * Whether it was this credential that signed the presented challenge (section 7.2). Its counter is told, and not judged.
     *
     * @return empty when anything is wrong: another origin or relying party, nobody verified, a signature of another key
     */
    Optional<CredentialUse> proven(PresentedPasskey presented, Credential credential);
}
