package io.vitrine.adapter.web.edge;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a request is sent to. RFC 9112, section 3.2. */
final class RequestTarget {

    /** A name or an address, with or without a port; {@code RFC 3986, section 3.2}, without user information. */
    private static final Pattern HOST = Pattern.compile(
            "(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+(?::\\d{0,5})?|\\[[0-9A-Fa-f:.]+](?::\\d{0,5})?");

    private static final String EVERYTHING = "*";
    private static final String HARMLESS_SIGNS = "/?&=-._~!$'()*+,;:@";
    private static final int LONGEST_HOST = 260;

    private RequestTarget() {}

    /** Whether this may be the value of {@code Host}. */
    static boolean isHost(String host) {
        return host.length() <= LONGEST_HOST && HOST.matcher(host).matches();
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
        if (path.chars().allMatch(RequestTarget::isHarmless)) {
            return true;
        }
        try {
            return new URI("http://host" + path).getRawFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /** Whether the character may stand anywhere, so that most addresses need not be parsed. */
    private static boolean isHarmless(int character) {
        return character >= 'a' && character <= 'z'
                || character >= '0' && character <= '9'
                || character >= 'A' && character <= 'Z'
                || HARMLESS_SIGNS.indexOf(character) >= 0;
    }
}
