package io.vitrine.architecture.broken.packages_are_null_marked.domain.book;

record Book(String title) {}
