package io.vitrine.architecture.broken.handlers_do_not_return_domain_types.domain;

public record Shelf(String label) {}
