package io.vitrine.domain.health;

/** What it means for the service when something it depends on is not there. */
public enum Importance {
    /** The service goes on, and answers everybody. */
    HELPFUL,
    /** Requests have to be refused; they should go to another instance, until it is back. */
    NEEDED,
    /** It does not come back by itself: only a restart helps. */
    VITAL;

    /** How the service is without it. */
    public Status without() {
        return this == HELPFUL ? Status.DEGRADED : Status.DOWN;
    }
}
