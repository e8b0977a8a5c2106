package io.vitrine.architecture.broken.every_port_has_an_adapter.domain;

/** Implemented inside, where it is of no use. */
public interface Shelves {
    int count();
}
