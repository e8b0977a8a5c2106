package io.vitrine.architecture.broken.every_port_has_an_adapter.domain;

/** A port as it should be. */
public interface Books {
    int count();
}
