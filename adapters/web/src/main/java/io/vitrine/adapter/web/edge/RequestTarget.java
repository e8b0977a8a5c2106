package io.vitrine.adapter.web.edge;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a request is sent to. RFC 9112, section 3.2. */
final class RequestTarget {

    /** A name or an address, with or without a port; {@code RFC 3986, section 3.2}, without user information. */
    private static final Pattern HOST = Pattern.compile(
            "(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+(?::\\d{0,5})?|\\[[0-9A-Fa-f:.]+](?::\\d{0,5})?");

    private static final String EVERYTHING = "*";
    private static final BitSet DIGITS = digits();
    private static final BitSet OF_NAMES = signs("-.");
    private static final BitSet HARMLESS = signs("/?&=-._~!$'()*+,;:@");
    private static final int LONGEST_HOST = 260;

    /** With the colon before it. */
    private static final int LONGEST_PORT = 6;

    private RequestTarget() {}

    /** Whether this may be the value of {@code Host}. */
    static boolean isHost(String host) {
        return host.length() <= LONGEST_HOST
                && (isPlainHost(host) || HOST.matcher(host).matches());
    }

    /** A name or an address of IPv4, with or without a port, as nearly all are. */
    private static boolean isPlainHost(String host) {
        var colon = host.indexOf(':');
        var name = colon < 0 ? host.length() : colon;
        return name > 0
                && consistsOf(OF_NAMES, host, 0, name)
                && host.length() - name <= LONGEST_PORT
                && (colon < 0 || consistsOf(DIGITS, host, colon + 1, host.length()));
    }

    /**
     * The path and query that are asked for; empty where the target is no address, or one of another host.
     *
     * @param host the value of {@code Host}; empty where a request of HTTP/1.0 has none
     */
    static Optional<String> path(String target, String host) {
        if (target.startsWith("/")) {
            return isAddress(target) ? Optional.of(target) : Optional.empty();
        }
        return target.equals(EVERYTHING) ? Optional.of(target) : absolute(target, host);
    }

    private static Optional<String> absolute(String target, String host) {
        try {
            var uri = new URI(target);
            var isOurs = uri.getScheme() != null
                    && uri.getScheme().matches("(?i)https?")
                    && uri.getRawAuthority() != null
                    && uri.getRawAuthority().equalsIgnoreCase(host)
                    && uri.getRawFragment() == null;
            return isOurs ? Optional.of(path(uri)) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static String path(URI uri) {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static boolean isAddress(String path) {
        // What stands for itself wherever it stands need not be parsed, and most addresses have nothing else.
        if (consistsOf(HARMLESS, path, 0, path.length())) {
            return true;
        }
        try {
            return new URI("http://host" + path).getRawFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static boolean consistsOf(BitSet signs, String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (!signs.get(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static BitSet digits() {
        var digits = new BitSet();
        digits.set('0', '9' + 1);
        return digits;
    }

    /** Letters, digits and these. */
    private static BitSet signs(String others) {
        var signs = digits();
        signs.set('a', 'z' + 1);
        signs.set('A', 'Z' + 1);
        others.chars().forEach(signs::set);
        return signs;
    }
}
