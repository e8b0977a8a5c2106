package io.vitrine.domain.account;

/** What changing an account leads to. */
public sealed interface AccountChange {
    record Changed(Account account) implements AccountChange {}

    /** Nobody could manage accounts any more. */
    record LastAdmin() implements AccountChange {}

    record NoSuchAccount() implements AccountChange {}
}
