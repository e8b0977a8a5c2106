package io.vitrine.adapter.r2dbc;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import java.util.Locale;

/** What is measured of what PostgreSQL does for us. */
enum DatabaseMeters implements MeterDocumentation {
    ACQUIRE("vitrine.database.acquire", Meter.Type.TIMER, "Waiting for a connection", Tag.POOL),
    HEARING(
            "vitrine.catalogue.hearing",
            Meter.Type.GAUGE,
            "Whether changes of the catalogue are heard: 2 all, 1 not for sure, 0 PostgreSQL does not answer"),
    AUDIT_WRITTEN("vitrine.audit.written", Meter.Type.COUNTER, "Events of the audit log that waited and are stored"),
    AUDIT_BUFFERED("vitrine.audit.buffered", Meter.Type.GAUGE, "Events of the audit log that wait to be stored"),
    AUDIT_LOST("vitrine.audit.lost", Meter.Type.COUNTER, "Events of the audit log that could not be kept"),
    IMPORT_LINES("vitrine.import.lines", Meter.Type.COUNTER, "Lines of imports that were stored", Tag.OUTCOME);

    /** What they are told apart by. */
    enum Tag implements KeyName {
        /** {@code requests} or {@code lists}. */
        POOL,
        /** {@code created}, {@code updated}, {@code unchanged} or {@code rejected}. */
        OUTCOME;

        @Override
        public String asString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String meterName;
    private final Meter.Type type;
    private final String description;
    private final Tag[] tags;

    DatabaseMeters(String meterName, Meter.Type type, String description, Tag... tags) {
        this.meterName = meterName;
        this.type = type;
        this.description = description;
        this.tags = tags;
    }

    @Override
    public String getName() {
        return meterName;
    }

    @Override
    public Meter.Type getType() {
        return type;
    }

    @Override
    public KeyName[] getKeyNames() {
        return tags.clone();
    }

    String description() {
        return description;
    }
}
