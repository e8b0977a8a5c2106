package io.vitrine.architecture.broken.every_port_has_an_adapter.application;

import io.vitrine.architecture.broken.every_port_has_an_adapter.domain.Shelves;

record NoShelves(int count) implements Shelves {}
