package io.vitrine.adapter.web.metrics;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import java.util.Locale;

/** What is measured of the HTTP adapter. */
public enum WebMeters implements MeterDocumentation {
    REQUESTS(
            "http.server.requests",
            Meter.Type.TIMER,
            "Requests, from their head to the head of the answer",
            Tag.METHOD,
            Tag.URI,
            Tag.STATUS,
            Tag.OUTCOME),
    CONNECTIONS("vitrine.http.connections", Meter.Type.GAUGE, "Connections that are open"),
    LIMIT_DECISIONS("vitrine.limit.decisions", Meter.Type.COUNTER, "Calls that were counted", Tag.POLICY, Tag.DECISION),
    LOGINS("vitrine.logins", Meter.Type.COUNTER, "Attempts to come in", Tag.METHOD, Tag.OUTCOME),
    REFRESHES("vitrine.refreshes", Meter.Type.COUNTER, "Refresh tokens that were presented", Tag.OUTCOME),
    LOCKS("vitrine.account.locks", Meter.Type.COUNTER, "Accounts that were locked");

    /** What they are told apart by. */
    public enum Tag implements KeyName {
        METHOD,
        URI,
        STATUS,
        OUTCOME,
        POLICY,
        DECISION;

        @Override
        public String asString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String meterName;
    private final Meter.Type type;
    private final String description;
    private final Tag[] tags;

    WebMeters(String meterName, Meter.Type type, String description, Tag... tags) {
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

    /** What it measures, in a few words. */
    public String description() {
        return description;
    }
}
