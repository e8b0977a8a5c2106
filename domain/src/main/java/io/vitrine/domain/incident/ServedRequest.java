package io.vitrine.domain.incident;

import java.time.Duration;

/**
 * A request that was answered, or given up by whoever made it.
 *
 * @param status of HTTP; 499 when nobody waited for the answer any longer
 * @param took from its beginning to that of the answer, the time apart in which the client was waited for
 * @param slow whether somebody waited for too long; what takes as long as what is sent is long never is
 */
public record ServedRequest(Call call, int status, Duration took, boolean slow) {

    /** The status of a request that was given up. */
    public static final int GIVEN_UP = 499;
}
