package io.vitrine.adapter.web.exchange;

import io.vitrine.domain.shared.Violation;

/** A line of an upload, before anybody looked at what it says. */
sealed interface SentLine {

    /** From 1; blank lines count. */
    long number();

    /** Without its end. */
    String text();

    /** A line as it was sent. */
    record Whole(long number, String text) implements SentLine {}

    /**
     * A line that cannot be read.
     *
     * @param text as much of it as can be shown
     */
    record Flawed(long number, String text, Violation flaw) implements SentLine {}
}
