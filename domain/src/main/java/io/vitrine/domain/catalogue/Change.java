package io.vitrine.domain.catalogue;

import io.vitrine.domain.shared.Actor;
import java.time.Instant;

/** Who changes something, and when (in milliseconds). */
public record Change(Actor by, Instant at) {}
