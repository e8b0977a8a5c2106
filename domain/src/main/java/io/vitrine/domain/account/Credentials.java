package io.vitrine.domain.account;

/** An account, and what proves to be its owner. */
public record Credentials(Account account, PasswordHash passwordHash) {}
