package io.vitrine.domain.health;

/** How the service is, or a part of it; the better one first. */
public enum Status {
    /** As it should be. */
    UP,
    /** It does what it is for, with less speed, less safety or less memory than it should. */
    DEGRADED,
    /** It cannot do what it is for. */
    DOWN;

    /** The worse one of both. */
    public Status or(Status other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
