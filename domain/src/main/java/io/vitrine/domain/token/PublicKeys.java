package io.vitrine.domain.token;

/** The keys that anybody may verify access tokens with. Asking never waits. */
public interface PublicKeys {
    /**
     * The keys of this moment as a JWK set (RFC 7517, section 5), the one that signs first. They change while the service runs, so
     * nobody should keep them for long. Nothing private is in it.
     */
    String jwkSet();
}
