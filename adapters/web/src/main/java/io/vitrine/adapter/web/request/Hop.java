package io.vitrine.adapter.web.request;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one proxy says of whoever asked it.
 *
 * @param address where that one is; empty where the proxy does not tell, or not in numbers
 * @param secure whether it asked over TLS; empty where the proxy does not tell
 */
record Hop(Optional<InetAddress> address, Optional<Boolean> secure) {

    private static final Hop SILENT = new Hop(Optional.empty(), Optional.empty());

    private static final String PORT = "(?::(?:\\d{1,5}|_[A-Za-z0-9._-]+))?";
    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\[\\]]*)]" + PORT);
    private static final Pattern PLAIN = Pattern.compile("([0-9.]+)" + PORT);

    private static final String TOKEN = "[!#$%&'*+.^_`|~A-Za-z0-9-]+";
    private static final Pattern PAIR = Pattern.compile(
            "[ \\t]*(?:(" + TOKEN + ")=(?:(" + TOKEN + ")|\"((?:[^\"\\\\]|\\\\.)*+)\"))?[ \\t]*(?:;|$)");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private static final int LONGEST = 1 << 10;

    /** Reads a member of {@code Forwarded}; one that is not well-formed says nothing. RFC 7239, section 4. */
    static Hop forwarded(String member) {
        var said = new HashMap<String, String>();
        return member.length() <= LONGEST && isRead(member, said)
                ? new Hop(
                        Optional.ofNullable(said.get("for")).flatMap(Hop::node),
                        Optional.ofNullable(said.get("proto")).map(Hop::isSecure))
                : SILENT;
    }

    private static boolean isRead(String member, Map<String, String> said) {
        var pair = PAIR.matcher(member);
        var at = 0;
        while (at < member.length()) {
            if (!pair.find(at) || pair.start() != at) {
                return false;
            }
            at = pair.end();
            if (pair.group(1) != null) {
                var name = pair.group(1).toLowerCase(Locale.ROOT);
                var value = pair.group(2) != null
                        ? pair.group(2)
                        : ESCAPED.matcher(pair.group(3)).replaceAll("$1");
                if (said.put(name, value) != null) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Reads a member of {@code X-Forwarded-For}, where IPv6 comes with brackets and without. */
    static Hop listed(String member) {
        return new Hop(node(member).or(() -> Network.address(member)), Optional.empty());
    }

    /** Whether a scheme is one that nobody can listen to. */
    static boolean isSecure(String scheme) {
        return scheme.equalsIgnoreCase("https");
    }

    /** Reads a node, with or without a port; {@code unknown} and names that hide something are no address. */
    private static Optional<InetAddress> node(String node) {
        if (node.length() > LONGEST) {
            return Optional.empty();
        }
        var bracketed = BRACKETED.matcher(node);
        if (bracketed.matches()) {
            return Network.address(bracketed.group(1))
                    .filter(_ -> bracketed.group(1).indexOf(':') >= 0);
        }
        var plain = PLAIN.matcher(node);
        return plain.matches() ? Network.address(plain.group(1)) : Optional.empty();
    }
}
