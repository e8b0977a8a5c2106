package io.vitrine.domain.account;

/** Sends mail. The caller never waits, and is not told whether it arrived; what could not be sent is counted. */
public interface Mailer {
    void send(Letter letter);
}
