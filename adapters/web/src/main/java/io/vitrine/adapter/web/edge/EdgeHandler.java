package io.vitrine.adapter.web.edge;

import io.vitrine.adapter.web.metrics.AnsweredRequests;
import io.vitrine.adapter.web.problem.ProblemWriter;
import io.vitrine.adapter.web.request.Clients;
import io.vitrine.adapter.web.request.RequestId;
import io.vitrine.adapter.web.request.Route;
import io.vitrine.adapter.web.request.TraceParent;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** The outermost step of every request: gives it its identity, and every answer the headers that all have. */
final class EdgeHandler implements HttpHandler {

    private final HttpHandler next;
    private final ProblemWriter problems;
    private final EdgeSettings settings;
    private final Clients clients;
    private final HttpsOnly https;
    private final AnsweredRequests answered;

    EdgeHandler(
            HttpHandler next,
            ProblemWriter problems,
            EdgeSettings settings,
            Clients clients,
            HttpsOnly https,
            AnsweredRequests answered) {
        this.next = next;
        this.problems = problems;
        this.settings = settings;
        this.clients = clients;
        this.https = https;
        this.answered = answered;
    }

    /** What somebody inside asks for is noted by them, when they pass it on. */
    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        var begun = System.nanoTime();
        var trace = TraceParent.of(request.getHeaders());
        return Mono.deferContextual(context -> {
            if (Route.in(context).isPresent()) {
                return handle(request, response, trace, begun);
            }
            var route = new Route();
            response.beforeCommit(() -> noted(request, response, route, trace, begun));
            return handle(request, response, trace, begun).contextWrite(route::into);
        });
    }

    private Mono<Void> noted(
            ServerHttpRequest request, ServerHttpResponse response, Route route, TraceParent trace, long begun) {
        var status = Objects.requireNonNullElse(response.getStatusCode(), HttpStatus.OK);
        answered.note(request.getMethod().name(), route.template(), status.value(), begun, trace);
        return Mono.empty();
    }

    private Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response, TraceParent trace, long begun) {
        var id = RequestId.of(request.getHeaders());
        var headers = response.getHeaders();
        headers.set(RequestId.HEADER, id.value());
        headers.set(TraceParent.HEADER, trace.toString());
        EveryAnswer.HEADERS.forEach(headers::set);
        var client = clients.of(request);
        if (client.secure()) {
            headers.set(EveryAnswer.TRANSPORT_SECURITY, EveryAnswer.TWO_YEARS);
        }
        response.beforeCommit(() -> {
            headers.set(EveryAnswer.RESPONSE_TIME, EveryAnswer.timeSince(begun));
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
        return next.handle(PunctualRequest.of(request, settings.bodyWithin()), response)
                .contextWrite(context -> trace.into(id.into(context)));
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
