package io.vitrine.domain.browse;

import java.util.Optional;

/** Turns places in a list into opaque texts that clients send back. Quick, and never waits. */
public interface Cursors {

    /**
     * A text for this place: signed, URL-safe, valid on every instance and across restarts.
     *
     * @param fingerprint of the list that the place lies in
     */
    String seal(PageRequest.Seek place, String fingerprint);

    /**
     * The place that a cursor names.
     *
     * @return empty when the cursor was forged or altered, or was made for another list
     */
    Optional<PageRequest.Seek> open(String cursor, String fingerprint);
}
