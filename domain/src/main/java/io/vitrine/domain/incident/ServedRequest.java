package io.vitrine.domain.incident;

import java.time.Duration;

/**
 * A request that was answered, or given up by whoever made it.
 *
 * @param status of HTTP; 499 when nobody waited for the answer any longer
 * @param took from its beginning to that of the answer
 * @param streamed whether it takes as long as what is sent is long: an import or an export
 */
public record ServedRequest(Call call, int status, Duration took, boolean streamed) {

    /** The status of a request that was given up. */
    public static final int GIVEN_UP = 499;

    /** Whether somebody waited longer than that for an answer that is not a stream. */
    public boolean isSlowerThan(Duration limit) {
        return !streamed && took.compareTo(limit) > 0;
    }
}
