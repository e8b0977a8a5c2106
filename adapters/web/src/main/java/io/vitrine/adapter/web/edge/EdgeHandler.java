package io.vitrine.adapter.web.edge;

import io.vitrine.adapter.web.problem.ProblemWriter;
import io.vitrine.adapter.web.request.Clients;
import io.vitrine.adapter.web.request.RequestId;
import io.vitrine.adapter.web.request.TraceParent;
import io.vitrine.adapter.web.request.Visit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** Gives every answer the headers that all have, and refuses what nothing more is read of. */
final class EdgeHandler implements HttpHandler {

    private final HttpHandler next;
    private final ProblemWriter problems;
    private final EdgeSettings settings;
    private final Clients clients;
    private final HttpsOnly https;

    EdgeHandler(HttpHandler next, ProblemWriter problems, EdgeSettings settings, Clients clients, HttpsOnly https) {
        this.next = next;
        this.problems = problems;
        this.settings = settings;
        this.clients = clients;
        this.https = https;
    }

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        return Mono.deferContextual(
                context -> handle(request, response, Visit.in(context).orElseThrow()));
    }

    private Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response, Visit visit) {
        var id = visit.id();
        var headers = response.getHeaders();
        headers.set(RequestId.HEADER, id.value());
        headers.set(TraceParent.HEADER, visit.trace().toString());
        EveryAnswer.HEADERS.forEach(headers::set);
        var client = clients.of(request);
        if (client.secure()) {
            headers.set(EveryAnswer.TRANSPORT_SECURITY, EveryAnswer.TWO_YEARS);
        }
        response.beforeCommit(() -> {
            headers.set(EveryAnswer.RESPONSE_TIME, EveryAnswer.timeSince(visit.arrived()));
            Compression.announce(request, headers);
            keptByNobodyUnlessToldOtherwise(headers);
            return Mono.empty();
        });
        var unreadable = Unreadable.at(request.getURI().getRawPath());
        if (unreadable.isPresent()) {
            headers.set(HttpHeaders.CONNECTION, "close");
            return answered(problems.answer(unreadable.get().problem(), "", id), response);
        }
        if (https.isMissing(request, client)) {
            return answered(https.answer(request, id), response);
        }
        return next.handle(PunctualRequest.of(request, settings.bodyWithin()), response);
    }

    private static void keptByNobodyUnlessToldOtherwise(HttpHeaders headers) {
        if (!headers.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            headers.setCacheControl(CacheControl.noStore());
        }
    }

    /** The answer to a request of which nothing more is read. */
    private static Mono<Void> answered(ResponseEntity<byte[]> answer, ServerHttpResponse response) {
        response.setStatusCode(answer.getStatusCode());
        answer.getHeaders().forEach(response.getHeaders()::put);
        var body = answer.getBody();
        return body == null
                ? response.setComplete()
                : response.writeWith(
                        Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
