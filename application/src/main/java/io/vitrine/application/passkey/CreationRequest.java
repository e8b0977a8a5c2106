package io.vitrine.application.passkey;

import io.vitrine.domain.account.Account;
import io.vitrine.domain.passkey.Challenge;
import io.vitrine.domain.passkey.CredentialId;
import io.vitrine.domain.passkey.RelyingParty;
import java.util.List;

/**
 * What an authenticator is asked for that is to create a credential. WebAuthn level 3, section 5.4.
 *
 * @param known the credentials of the account, none of which the authenticator is to have already
 */
public record CreationRequest(
        RelyingParty relyingParty, Account account, Challenge challenge, List<CredentialId> known) {
    public CreationRequest {
        known = List.copyOf(known);
    }
}
