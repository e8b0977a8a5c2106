package io.vitrine.domain.passkey;

import io.vitrine.domain.account.AccountId;

/**
 * A passkey that somebody says to have used; read, and not believed yet.
 *
 * @param owner whose it is, as the authenticator tells
 */
public record PresentedPasskey(Challenge challenge, CredentialId credential, AccountId owner, PasskeyAnswer answer) {}
