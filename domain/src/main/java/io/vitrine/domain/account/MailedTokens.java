package io.vitrine.domain.account;

/** Makes tokens that are mailed. Nothing here waits. */
public interface MailedTokens {
    /** A new token of 32 random bytes. */
    MailedToken next();
}
