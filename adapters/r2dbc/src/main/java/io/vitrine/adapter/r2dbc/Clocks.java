package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.catalogue.Change;
import java.time.Instant;

/** The clocks of two instances may differ a little; what a row says of its time never goes back. */
final class Clocks {

    private Clocks() {}

    /** When the change takes place for a row that was changed last at the given time. */
    static Instant after(Instant last, Change change) {
        return change.at().isBefore(last) ? last : change.at();
    }
}
