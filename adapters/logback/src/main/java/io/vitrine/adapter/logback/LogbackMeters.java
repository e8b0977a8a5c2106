package io.vitrine.adapter.logback;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/** What is measured of the log. */
enum LogbackMeters implements MeterDocumentation {
    DROPPED("vitrine.log.access.dropped", Meter.Type.COUNTER, "Access lines that were not written, as too many waited");

    private final String meterName;
    private final Meter.Type type;
    private final String description;

    LogbackMeters(String meterName, Meter.Type type, String description) {
        this.meterName = meterName;
        this.type = type;
        this.description = description;
    }

    @Override
    public String getName() {
        return meterName;
    }

    @Override
    public Meter.Type getType() {
        return type;
    }

    String description() {
        return description;
    }
}
