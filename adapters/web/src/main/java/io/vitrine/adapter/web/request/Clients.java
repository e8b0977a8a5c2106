package io.vitrine.adapter.web.request;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Finds out who is at the far end of a request: whoever is at the end of the connection. */
public final class Clients {

    private static final InetAddress UNKNOWN = new InetSocketAddress(0).getAddress();

    /** The client of a request; its address is {@code 0.0.0.0} where the connection is gone already. */
    public Client of(ServerHttpRequest request) {
        var address = Optional.ofNullable(request.getRemoteAddress())
                .map(InetSocketAddress::getAddress)
                .orElse(UNKNOWN);
        return new Client(address, request.getSslInfo() != null);
    }
}
