package io.vitrine.adapter.r2dbc;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vitrine.adapter.r2dbc.DatabaseMeters.Tag;
import io.vitrine.domain.exchange.ImportTally;

/** Counts what becomes of the lines of imports. */
final class ImportCounts {

    private final Counter created;
    private final Counter updated;
    private final Counter unchanged;
    private final Counter rejected;

    ImportCounts(MeterRegistry meters) {
        created = counter(meters, "created");
        updated = counter(meters, "updated");
        unchanged = counter(meters, "unchanged");
        rejected = counter(meters, "rejected");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder(DatabaseMeters.IMPORT_LINES.getName())
                .description(DatabaseMeters.IMPORT_LINES.description())
                .tag(Tag.OUTCOME.asString(), outcome)
                .register(meters);
    }

    void count(ImportTally tally) {
        created.increment(tally.created());
        updated.increment(tally.updated());
        unchanged.increment(tally.unchanged());
        rejected.increment(tally.rejected());
    }
}
