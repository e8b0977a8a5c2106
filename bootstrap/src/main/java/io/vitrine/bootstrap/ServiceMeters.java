package io.vitrine.bootstrap;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is measured of the service as a whole. */
enum ServiceMeters implements MeterDocumentation {
    HEALTH("vitrine.health", null, "How a part of the service is: 2 up, 1 degraded, 0 down", Tag.PART),
    RESIDENT("vitrine.process.resident", BaseUnits.BYTES, "Memory of the machine that the process takes"),
    FALLBACK(
            "vitrine.limit.fallback", null, "1 while this instance counts on its own what it should count with others"),
    CLEANUP("vitrine.cleanup.last.success", "seconds", "When what is old was last forgotten, in Unix time"),
    BUILD("vitrine.build.info", null, "Which version this is; always 1", Tag.VERSION);

    /** What they are told apart by. */
    enum Tag implements KeyName {
        PART,
        VERSION;

        @Override
        public String asString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String meterName;
    private final @Nullable String unit;
    private final String description;
    private final Tag[] tags;

    ServiceMeters(String meterName, @Nullable String unit, String description, Tag... tags) {
        this.meterName = meterName;
        this.unit = unit;
        this.description = description;
        this.tags = tags;
    }

    @Override
    public String getName() {
        return meterName;
    }

    @Override
    public Meter.Type getType() {
        return Meter.Type.GAUGE;
    }

    @Override
    public @Nullable String getBaseUnit() {
        return unit;
    }

    @Override
    public KeyName[] getKeyNames() {
        return tags.clone();
    }

    String description() {
        return description;
    }
}
