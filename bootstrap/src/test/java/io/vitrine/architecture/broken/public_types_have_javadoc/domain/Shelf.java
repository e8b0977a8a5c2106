package io.vitrine.architecture.broken.public_types_have_javadoc.domain;

// A comment that is no Javadoc.
public record Shelf(String label) {}
