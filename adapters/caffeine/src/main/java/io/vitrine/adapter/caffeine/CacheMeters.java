package io.vitrine.adapter.caffeine;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import java.util.Locale;

/** What is measured of the cache. */
enum CacheMeters implements MeterDocumentation {
    LOOKUPS("vitrine.cache.lookups", Meter.Type.COUNTER, "Values that were asked for", Tag.CACHE, Tag.TIER, Tag.RESULT),
    LOAD("vitrine.cache.load", Meter.Type.TIMER, "Making a value that was kept nowhere", Tag.CACHE, Tag.OUTCOME),
    JOINS("vitrine.cache.joins", Meter.Type.COUNTER, "Those who waited for a value that was being made", Tag.CACHE),
    EVICTIONS("vitrine.cache.evictions", Meter.Type.COUNTER, "Values thrown out for want of room", Tag.CACHE),
    ENTRIES("vitrine.cache.entries", Meter.Type.GAUGE, "Values that are kept", Tag.PART),
    BYTES("vitrine.cache.size", Meter.Type.GAUGE, "Memory that they take", Tag.PART) {
        @Override
        public String getBaseUnit() {
            return BaseUnits.BYTES;
        }
    };

    /** What they are told apart by. */
    enum Tag implements KeyName {
        /** {@code products}, {@code brands} or {@code lists}. */
        CACHE,
        /** {@code near} or {@code shared}. */
        TIER,
        /** {@code hit} or {@code miss}. */
        RESULT,
        /** {@code made} or {@code failed}. */
        OUTCOME,
        /** Of the memory: {@code resources} or {@code lists}. */
        PART;

        @Override
        public String asString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String meterName;
    private final Meter.Type type;
    private final String description;
    private final Tag[] tags;

    CacheMeters(String meterName, Meter.Type type, String description, Tag... tags) {
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
