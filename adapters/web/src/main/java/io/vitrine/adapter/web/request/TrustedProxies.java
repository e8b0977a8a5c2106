package io.vitrine.adapter.web.request;

import java.net.InetAddress;
import java.util.List;

/**
 * The proxies that are believed when they say for whom they ask, and what they say it with. A proxy that is listed has to write
 * that header itself and must not pass on what it was sent in its place.
 *
 * @param networks where they are; none is trusted by default
 * @param words the headers that they write
 */
public record TrustedProxies(List<Network> networks, Words words) {

    /** There is none. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of(), Words.ANY);

    /** The headers in which proxies say for whom they ask. */
    public enum Words {
        /** Only {@code Forwarded} (RFC 7239). */
        FORWARDED,
        /** Only {@code X-Forwarded-For} and {@code X-Forwarded-Proto}. */
        X_FORWARDED,
        /**
         * {@code Forwarded}, else {@code X-Forwarded-*}. Where a request has both, one of them may have been passed through by a
         * proxy that knows only the other; so they are believed as far as they agree.
         */
        ANY
    }

    public TrustedProxies {
        networks = List.copyOf(networks);
        networks.stream().filter(network -> network.prefix() == 0).findFirst().ifPresent(everybody -> {
            throw new IllegalArgumentException("if all of " + everybody + " were proxies, who would be a client?");
        });
    }

    /** Whether what this one says is believed. */
    public boolean trust(InetAddress address) {
        for (var network : networks) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
