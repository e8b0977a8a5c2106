package io.vitrine.domain.audit;

import java.time.Instant;

/**
 * When, from where and in which request something happens.
 *
 * @param requestId as it stands in the answer and in the logs
 */
public record Occasion(Instant at, Origin origin, String requestId) {}
