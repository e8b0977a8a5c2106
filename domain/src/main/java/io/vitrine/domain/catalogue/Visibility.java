package io.vitrine.domain.catalogue;

/** How much of the catalogue somebody sees. */
public enum Visibility {
    /** Active products only: what everybody sees. */
    PUBLIC,
    /** Products of every status: what editors see. */
    EVERYTHING
}
