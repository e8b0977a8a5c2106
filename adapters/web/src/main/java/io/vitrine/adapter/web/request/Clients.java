package io.vitrine.adapter.web.request;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
        return of(neighbour(request), request::getHeaders);
    }

    /**
     * The client of a request that came over a connection.
     *
     * @param remote its other end; null where that is gone already
     * @param secure whether it is one of TLS
     * @param headers of the request; asked for only where they are believed
     */
    public Client of(@Nullable InetSocketAddress remote, boolean secure, Supplier<HttpHeaders> headers) {
        return of(neighbour(remote, secure), headers);
    }

    private Client of(Client neighbour, Supplier<HttpHeaders> headers) {
        return proxies.trust(neighbour.address()) ? new ProxyChain(proxies, neighbour).end(headers.get()) : neighbour;
    }

    /**
     * Whether a request certainly comes from this machine: over a connection of its own, and for nobody else. A request that
     * tells of any proxy does not, whether that one is trusted or not.
     */
    public boolean isOfThisMachine(ServerHttpRequest request) {
        return neighbour(request).address().isLoopbackAddress() && !ProxyChain.isTold(request.getHeaders());
    }

    private static Client neighbour(ServerHttpRequest request) {
        return neighbour(request.getRemoteAddress(), request.getSslInfo() != null);
    }

    private static Client neighbour(@Nullable InetSocketAddress remote, boolean secure) {
        var address = remote == null ? null : remote.getAddress();
        return new Client(address == null ? UNKNOWN : address, secure);
    }
}
