package io.vitrine.adapter.web.request;

import io.vitrine.domain.audit.Occasion;
import io.vitrine.domain.audit.Origin;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/**
 * Says of requests when, from where and as which one they come. Of an address only the network is told: 24 bits of IPv4, 48 of IPv6.
 */
public final class Occasions {

    private static final int BYTES_OF_IPV4 = 4;

    private final InstantSource clock;
    private final Clients clients;

    public Occasions(InstantSource clock, Clients clients) {
        this.clock = clock;
        this.clients = clients;
    }

    /** The occasion that a request is. */
    public Mono<Occasion> of(ServerHttpRequest request) {
        return Mono.deferContextual(context -> Mono.just(of(request, RequestId.in(context))));
    }

    /** The occasion that the request of this identity is. */
    public Occasion of(ServerHttpRequest request, RequestId id) {
        return of(clients.of(request), request.getHeaders().getFirst(HttpHeaders.USER_AGENT), id);
    }

    /** The occasion that a request of this client is. */
    public Occasion of(Client client, @Nullable String agent, RequestId id) {
        var origin = new Origin(network(client.address()), Objects.requireNonNullElse(agent, ""));
        return new Occasion(clock.instant(), origin, id.value());
    }

    /** The network of an address, such as {@code 203.0.113.0/24} or {@code 2001:db8:1::/48}. */
    static String network(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == BYTES_OF_IPV4
                ? "%d.%d.%d.0/24".formatted(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF)
                : ipv6(bytes) + "::/48";
    }

    /** The first three groups, without zeros at their end. RFC 5952, section 4. */
    private static String ipv6(byte[] bytes) {
        var groups = new StringBuilder();
        for (int group = 2; group >= 0; group--) {
            var value = (bytes[2 * group] & 0xFF) << 8 | bytes[2 * group + 1] & 0xFF;
            if (value != 0 || !groups.isEmpty()) {
                groups.insert(0, Integer.toHexString(value) + (groups.isEmpty() ? "" : ":"));
            }
        }
        return groups.toString();
    }
}
