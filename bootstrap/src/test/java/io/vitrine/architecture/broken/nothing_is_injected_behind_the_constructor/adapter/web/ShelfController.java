package io.vitrine.architecture.broken.nothing_is_injected_behind_the_constructor.adapter.web;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A controller that is not complete when it is made. */
class ShelfController {
    @Value("${shelf.size}")
    int size;

    Object shelves = "none yet";

    ShelfController(@Value("${shelf.name}") String name) {
        shelves = name;
    }

    @Autowired
    void setShelves(Object shelves) {
        this.shelves = shelves;
    }
}
