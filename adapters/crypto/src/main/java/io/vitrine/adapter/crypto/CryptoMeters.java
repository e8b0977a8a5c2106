package io.vitrine.adapter.crypto;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/** What is measured of the hashing of passwords. */
enum CryptoMeters implements MeterDocumentation {
    HASH("vitrine.password.hash", Meter.Type.TIMER, "One computation of a password's hash"),
    WAIT("vitrine.password.hash.wait", Meter.Type.TIMER, "How long a computation waited for its turn"),
    QUEUED("vitrine.password.hash.queued", Meter.Type.GAUGE, "Computations that wait for their turn"),
    REJECTED("vitrine.password.hash.rejected", Meter.Type.COUNTER, "Computations that found no place");

    private final String meterName;
    private final Meter.Type type;
    private final String description;

    CryptoMeters(String meterName, Meter.Type type, String description) {
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
