package io.vitrine.adapter.r2dbc;

/** Another transaction changed meanwhile what this one relied on. Whoever starts again finds what it left. */
final class LostRace extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostRace() {
        super("Another transaction was quicker", null, false, false);
    }
}
