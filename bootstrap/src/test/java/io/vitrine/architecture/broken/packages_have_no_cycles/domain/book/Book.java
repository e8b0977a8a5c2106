package io.vitrine.architecture.broken.packages_have_no_cycles.domain.book;

import io.vitrine.architecture.broken.packages_have_no_cycles.domain.shelf.Shelf;

/** A book that knows its shelf, which knows the book. */
public class Book {
    Shelf shelf;
}
