package io.vitrine.architecture.broken.public_types_have_javadoc.domain;

/** A book. */
public record Book(String title) {}
