package io.vitrine.domain.passkey;

/**
 * What a good signature tells besides.
 *
 * @param counter how often the authenticator has signed now, of 32 bits; 0 where it does not count
 */
public record CredentialUse(long counter, Backup backup) {}
