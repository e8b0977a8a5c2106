package io.vitrine.architecture.broken.public_types_have_javadoc.domain;

record Inside(String label) {}
