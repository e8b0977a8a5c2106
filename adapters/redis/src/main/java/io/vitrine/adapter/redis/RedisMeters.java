package io.vitrine.adapter.redis;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import java.util.Locale;

/** What is measured of what Redis does for us. */
enum RedisMeters implements MeterDocumentation {
    /** Called as Lettuce calls it, so that those who know it find it. */
    COMMANDS(
            "lettuce.command.completion",
            Meter.Type.TIMER,
            "From sending a command to its whole answer; what was never answered is not in it",
            Tag.COMMAND);

    /** What they are told apart by. */
    enum Tag implements KeyName {
        /** As Redis calls it, such as {@code EVALSHA}. */
        COMMAND;

        @Override
        public String asString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String meterName;
    private final Meter.Type type;
    private final String description;
    private final Tag[] tags;

    RedisMeters(String meterName, Meter.Type type, String description, Tag... tags) {
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
