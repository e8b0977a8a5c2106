package io.vitrine.application.passkey;

import io.vitrine.domain.passkey.Challenge;
import io.vitrine.domain.passkey.RelyingParty;

/** What an authenticator is asked for that is to prove to hold some credential. WebAuthn level 3, section 5.5. */
public record ProofRequest(RelyingParty relyingParty, Challenge challenge) {}
