package io.vitrine.domain.log;

import java.time.Instant;
import java.util.Optional;

/**
 * How much a logger tells.
 *
 * @param until when it tells as much again as it is configured to; empty where it does now
 */
public record LoggerLevel(LoggerName logger, LogLevel level, Optional<Instant> until) {}
