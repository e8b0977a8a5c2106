package io.vitrine.adapter.web.request;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Finds out who is at the far end of a request: whoever is at the end of the connection, or, where that is a trusted proxy, for
 * whom it says that it asks. Headers are believed of no one else.
 */
public final class Clients {

    private static final InetAddress UNKNOWN = new InetSocketAddress(0).getAddress();

    private final TrustedProxies proxies;

    public Clients(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** The client of a request; its address is {@code 0.0.0.0} where the connection is gone already. */
    public Client of(ServerHttpRequest request) {
        return new ProxyChain(proxies, neighbour(request)).end(request.getHeaders());
    }

    /**
     * Whether a request certainly comes from this machine: over a connection of its own, and for nobody else. A request that
     * tells of any proxy does not, whether that one is trusted or not.
     */
    public boolean isOfThisMachine(ServerHttpRequest request) {
        return neighbour(request).address().isLoopbackAddress() && !ProxyChain.isTold(request.getHeaders());
    }

    private static Client neighbour(ServerHttpRequest request) {
        var address = Optional.ofNullable(request.getRemoteAddress())
                .map(InetSocketAddress::getAddress)
                .orElse(UNKNOWN);
        return new Client(address, request.getSslInfo() != null);
    }
}
