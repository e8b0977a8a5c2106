package io.vitrine.domain.account;

/** What is written to the owner of an address. */
public sealed interface Letter {
    EmailAddress to();

    /** The address was registered: whoever reads this proves by the token to be its owner. */
    record Welcome(EmailAddress to, MailedToken token) implements Letter {}

    /** Somebody tried to register the address of somebody who has an account. */
    record AlreadyRegistered(EmailAddress to) implements Letter {}

    /** Somebody who forgot the password of an account may set another one. */
    record PasswordReset(EmailAddress to, MailedToken token) implements Letter {}

    /** The password was changed; if it was not the owner, something has to be done. */
    record PasswordChanged(EmailAddress to) implements Letter {}

    /** A passkey was added to the account; if it was not the owner, something has to be done. */
    record PasskeyAdded(EmailAddress to) implements Letter {}

    /** A passkey of the account was removed. */
    record PasskeyRemoved(EmailAddress to) implements Letter {}

    /** A stolen token of a session was used, which has ended therefore. */
    record SessionStolen(EmailAddress to) implements Letter {}

    /** The second factor was switched on; if it was not the owner, something has to be done. */
    record SecondFactorSwitchedOn(EmailAddress to) implements Letter {}

    /** The second factor was switched off; if it was not the owner, something has to be done. */
    record SecondFactorSwitchedOff(EmailAddress to) implements Letter {}

    /**
     * Somebody came in with a recovery code.
     *
     * @param left how many there are yet
     */
    record RecoveryCodeUsed(EmailAddress to, int left) implements Letter {}
}
