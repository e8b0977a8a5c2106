package io.vitrine.domain.account;

import java.util.List;

/** The mail of a service that has no server to send it through. It is for one's own machine only. */
@FunctionalInterface
public interface Outbox {
    /** The last letters as they would have been sent, the newest first. */
    List<Kept> letters();

    /** A letter, in words. */
    record Kept(EmailAddress to, String subject, String text) {}
}
