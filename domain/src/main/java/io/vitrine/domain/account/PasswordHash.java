package io.vitrine.domain.account;

/**
 * What is kept of a password.
 *
 * @param value with the method and its cost, in the modular crypt format
 */
public record PasswordHash(String value) {
    @Override
    public String toString() {
        return "PasswordHash[...]";
    }
}
