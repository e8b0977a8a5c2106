package io.vitrine.architecture.broken.packages_are_null_marked.domain.shelf;

record Shelf(String label) {}
