package io.vitrine.domain.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When, from where and in which request something happens.
 *
 * @param at to the millisecond
 * @param requestId as it stands in the answer and in the logs
 */
public record Occasion(Instant at, Origin origin, String requestId) {
    private static final int LONGEST_REQUEST_ID = 200;

    public Occasion {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        requestId = Legible.text(requestId, LONGEST_REQUEST_ID);
    }
}
