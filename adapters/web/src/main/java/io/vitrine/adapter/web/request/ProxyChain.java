package io.vitrine.adapter.web.request;

import java.net.InetAddress;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;

/**
 * Follows what proxies say from the connection backwards, from one to the one before it, as long as whoever speaks is trusted.
 * What it says is then the truth about who asked it, and whatever stands further to the left may be anybody's invention.
 */
final class ProxyChain {

    /** How many are followed at the most. */
    static final int MOST_HOPS = 32;

    private static final String FORWARDED = "Forwarded";
    private static final String X_FORWARDED_FOR = "X-Forwarded-For";
    private static final String X_FORWARDED_PROTO = "X-Forwarded-Proto";

    private final TrustedProxies proxies;
    private final Client neighbour;

    /**
     * The way of a request.
     *
     * @param neighbour who is at the other end of the connection
     */
    ProxyChain(TrustedProxies proxies, Client neighbour) {
        this.proxies = proxies;
        this.neighbour = neighbour;
    }

    /** Whether a request says that it was asked by somebody for somebody else. */
    static boolean isTold(HttpHeaders headers) {
        return headers.containsHeader(FORWARDED)
                || headers.containsHeader(X_FORWARDED_FOR)
                || headers.containsHeader(X_FORWARDED_PROTO);
    }

    /** Who is at the far end. */
    Client end(HttpHeaders headers) {
        if (!proxies.trust(neighbour.address())) {
            return neighbour;
        }
        return switch (proxies.words()) {
            case FORWARDED -> client(forwarded(headers));
            case X_FORWARDED -> client(listed(headers));
            case ANY -> client(agreed(headers));
        };
    }

    private Told agreed(HttpHeaders headers) {
        if (!headers.containsHeader(FORWARDED)) {
            return listed(headers);
        }
        var forwarded = forwarded(headers);
        var listed = listed(headers);
        var secure = forwarded.secure().isPresent() && listed.secure().isPresent()
                ? Optional.of(forwarded.secure().get() && listed.secure().get())
                : forwarded.secure().or(listed::secure);
        var contradicts =
                headers.containsHeader(X_FORWARDED_FOR) && !listed.address().equals(forwarded.address());
        return new Told(contradicts ? neighbour.address() : forwarded.address(), secure, 0);
    }

    private Told forwarded(HttpHeaders headers) {
        return followed(lines(headers, FORWARDED), Hop::forwarded);
    }

    /** The two headers are lists side by side, unless some proxy hands the scheme on as it is. */
    private Told listed(HttpHeaders headers) {
        var told = followed(lines(headers, X_FORWARDED_FOR), Hop::listed);
        var schemes = new ListedLast(lines(headers, X_FORWARDED_PROTO));
        var scheme = Optional.<String>empty();
        for (int hop = 0; hop < Math.max(1, told.hops()) && schemes.hasNext(); hop++) {
            scheme = Optional.of(schemes.next());
        }
        return new Told(told.address(), scheme.map(Hop::isSecure), told.hops());
    }

    private Told followed(List<String> lines, Function<String, Hop> reader) {
        Iterator<String> members = new ListedLast(lines);
        var at = neighbour.address();
        var secure = Optional.<Boolean>empty();
        var hops = 0;
        while (hops < MOST_HOPS && members.hasNext() && proxies.trust(at)) {
            var hop = reader.apply(members.next());
            secure = hop.secure();
            hops++;
            if (hop.address().isEmpty()) {
                break;
            }
            at = hop.address().get();
        }
        return new Told(at, secure, hops);
    }

    private Client client(Told told) {
        return new Client(told.address(), told.secure().orElse(neighbour.secure()));
    }

    private static List<String> lines(HttpHeaders headers, String name) {
        return headers.getOrEmpty(name);
    }

    /**
     * How far the words of the trusted lead.
     *
     * @param hops how many spoke
     */
    private record Told(InetAddress address, Optional<Boolean> secure, int hops) {}
}
