package io.vitrine.domain.passkey;

import io.vitrine.domain.shared.InvalidValue;

/**
 * What the service knows of a credential that an authenticator holds. WebAuthn level 3, section 4: Credential Record.
 *
 * @param counter how often its authenticator has signed, as far as it counts; 0 where it does not
 */
public record Credential(CredentialId id, CredentialKey key, long counter, Backup backup) {
    private static final long LARGEST = 0xFFFF_FFFFL;

    public Credential {
        if (counter < 0 || counter > LARGEST) {
            throw new InvalidValue("counter", "is not of 32 bits");
        }
    }

    /**
     * Whether an authenticator that tells this counter may be the one that was seen before. Another one holds a copy of the key if it
     * counts on its own: WebAuthn level 3, section 6.1.1.
     */
    public boolean isContinuedBy(CredentialUse use) {
        return use.counter() > counter || use.counter() == 0 && counter == 0;
    }

    /** The same after a use of it. */
    public Credential after(CredentialUse use) {
        return new Credential(id, key, use.counter(), use.backup());
    }
}
