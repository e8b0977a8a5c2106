package io.vitrine.adapter.web.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as documents show them: RFC 3339, in UTC, always with milliseconds. */
public final class Timestamps {

    private static final DateTimeFormatter WITH_MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Timestamps() {}

    public static String text(Instant time) {
        return WITH_MILLISECONDS.format(time);
    }
}
