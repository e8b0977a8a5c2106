package io.vitrine.domain.browse;

import io.vitrine.domain.catalogue.Categories;

/** A category and how many products lie in it at any depth. */
public record CategoryCount(Categories path, long count) {}
