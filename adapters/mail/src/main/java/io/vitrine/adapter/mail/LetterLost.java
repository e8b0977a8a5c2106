package io.vitrine.adapter.mail;

/** A letter will never be sent. It says neither to whom nor what was in it: what a server says may hold the address. */
final class LetterLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LetterLost(String why) {
        super("A letter could not be sent: " + why, null, false, false);
    }
}
