package io.vitrine.domain.factor;

import io.vitrine.domain.account.Account;

/** What changing the second factor of an account leads to. */
public sealed interface FactorChange {
    record Changed(Account owner) implements FactorChange {}

    /** It is on already. */
    record AlreadyOn() implements FactorChange {}

    /** There is nothing to change: it is off, or this secret was not the last that was begun. */
    record NothingThere() implements FactorChange {}

    /** What gave the right to it is gone: the password is another one now, or the session has ended, or the account is locked. */
    record Overtaken() implements FactorChange {}
}
