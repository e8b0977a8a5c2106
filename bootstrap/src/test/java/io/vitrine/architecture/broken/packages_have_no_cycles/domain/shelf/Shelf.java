package io.vitrine.architecture.broken.packages_have_no_cycles.domain.shelf;

import io.vitrine.architecture.broken.packages_have_no_cycles.domain.book.Book;

public class Shelf {
    Book book;
}
