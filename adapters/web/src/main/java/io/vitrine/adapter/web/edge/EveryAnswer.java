package io.vitrine.adapter.web.edge;

import java.util.Map;

/** What every answer says, whatever it is an answer to. */
public final class EveryAnswer {

    /** The headers that are the same in all of them. */
    public static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Permissions-Policy",
            "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    /** Said where there is TLS. RFC 6797. */
    public static final String TRANSPORT_SECURITY = "Strict-Transport-Security";

    /** What is said there. */
    public static final String TWO_YEARS = "max-age=63072000; includeSubDomains; preload";

    /** How long it took from the first byte of the request to the head of its answer. */
    public static final String RESPONSE_TIME = "X-Response-Time";

    private static final long NANOS_PER_TENTH = 100_000;

    private EveryAnswer() {}

    /** The time since then in milliseconds, such as {@code 0.3ms}. */
    public static String timeSince(long nanoTime) {
        var tenths = (System.nanoTime() - nanoTime) / NANOS_PER_TENTH;
        return tenths / 10 + "." + tenths % 10 + "ms";
    }
}
