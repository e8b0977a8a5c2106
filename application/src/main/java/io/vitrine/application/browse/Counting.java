package io.vitrine.application.browse;

/** Whether a list says how long it is. */
public enum Counting {
    NONE,
    /** Counted: exact, and as slow as the list is long. */
    EXACT,
    /** The planner's figure: quick, and may be off. */
    ESTIMATED
}
