package io.vitrine.domain.passkey;

/**
 * Whom passkeys are for.
 *
 * @param id the domain, which an authenticator tells phishers from it by
 * @param name as a browser shows it to people
 */
public record RelyingParty(String id, String name) {}
