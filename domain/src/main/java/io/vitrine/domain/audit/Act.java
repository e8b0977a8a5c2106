package io.vitrine.domain.audit;

import io.vitrine.domain.shared.Actor;

/** Somebody does something, on some occasion. */
public record Act(Actor by, Occasion occasion) {}
