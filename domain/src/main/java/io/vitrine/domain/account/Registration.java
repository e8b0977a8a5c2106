package io.vitrine.domain.account;

/** What registering leads to. */
public sealed interface Registration {
    record Registered(Account account) implements Registration {}

    /** Somebody has an account with this address, which the one who registers must not be told. */
    record AddressTaken(Account account) implements Registration {}
}
