package io.vitrine.adapter.web.edge;

import java.util.Locale;

/**
 * What a client says about gzip. RFC 9110, section 12.5.3.
 *
 * @param gzip whether it is to be preferred
 * @param identity whether a body may come as it is
 */
public record AcceptedCodings(boolean gzip, boolean identity) {

    private static final double UNSAID = -1;

    /** Reads {@code Accept-Encoding}. */
    public static AcceptedCodings of(String accepted) {
        double gzip = UNSAID;
        double identity = UNSAID;
        double others = UNSAID;
        for (var each : accepted.split(",", -1)) {
            var parts = each.split(";", -1);
            var weight = weight(parts);
            switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
                case "gzip", "x-gzip" -> gzip = Math.max(gzip, weight);
                case "identity" -> identity = Math.max(identity, weight);
                case "*" -> others = Math.max(others, weight);
                default -> {
                    // None that is made here.
                }
            }
        }
        var ofGzip = gzip == UNSAID ? others : gzip;
        var ofIdentity = identity == UNSAID && others == 0 ? others : identity;
        return new AcceptedCodings(ofGzip > 0 && ofGzip >= ofIdentity, ofIdentity != 0);
    }

    /** One that cannot be read counts as a refusal. */
    private static double weight(String[] parts) {
        double weight = 1;
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].strip().toLowerCase(Locale.ROOT);
            if (parameter.startsWith("q=")) {
                weight = number(parameter.substring(2));
            }
        }
        return weight;
    }

    private static double number(String text) {
        try {
            return Math.clamp(Double.parseDouble(text), 0, 1);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
