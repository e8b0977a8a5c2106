package io.vitrine.adapter.web.served;

import io.vitrine.adapter.web.request.Calls;
import io.vitrine.domain.incident.ServedRequest;
import io.vitrine.domain.incident.ServedRequests;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Tells of every request when its answer begins, or when nobody waits for that any longer. Probes are none of anybody's requests. */
final class ServedCalls implements WebFilter {

    private static final Set<String> PROBES = Set.of("/api/v1/live", "/api/v1/ready", "/api/v1/health");

    /** It is answered when all of it was stored. */
    private static final String UPLOADS = "/api/v1/imports";

    private static final Set<MediaType> STREAMS =
            Set.of(MediaType.APPLICATION_NDJSON, MediaType.parseMediaType("text/csv"));

    private final ServedRequests requests;

    ServedCalls(ServedRequests requests) {
        this.requests = requests;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.deferContextual(context -> {
            var begun = System.nanoTime();
            var response = exchange.getResponse();
            response.beforeCommit(() -> Mono.fromRunnable(() -> tell(exchange, context, status(exchange), begun)));
            return chain.filter(exchange).doOnCancel(() -> {
                if (!response.isCommitted()) {
                    tell(exchange, context, ServedRequest.GIVEN_UP, begun);
                }
            });
        });
    }

    private void tell(ServerWebExchange exchange, ContextView context, int status, long begun) {
        var call = Calls.of(exchange, context);
        if (!PROBES.contains(call.route())) {
            requests.served(new ServedRequest(
                    call, status, Duration.ofNanos(System.nanoTime() - begun), isStream(exchange, call.route())));
        }
    }

    private static int status(ServerWebExchange exchange) {
        var status = exchange.getResponse().getStatusCode();
        return status == null ? HttpStatus.OK.value() : status.value();
    }

    private static boolean isStream(ServerWebExchange exchange, String route) {
        var answered = exchange.getResponse().getHeaders().getContentType();
        return route.equals(UPLOADS) || answered != null && STREAMS.stream().anyMatch(answered::isCompatibleWith);
    }
}
