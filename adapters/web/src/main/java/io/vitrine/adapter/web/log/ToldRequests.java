package io.vitrine.adapter.web.log;

import io.vitrine.adapter.web.request.RequestId;
import io.vitrine.adapter.web.request.Route;
import io.vitrine.adapter.web.request.TraceParent;
import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/** Has the log tell of requests when they are over. What somebody inside asks for is a part of what they are asked for, and not told of. */
final class ToldRequests implements HttpHandler {

    private final HttpHandler next;
    private final RequestLog log;

    ToldRequests(HttpHandler next, RequestLog log) {
        this.next = next;
        this.log = log;
    }

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        return Mono.deferContextual(context -> {
            if (Route.in(context).isPresent()) {
                return next.handle(request, response);
            }
            var visit = new Visit(System.nanoTime());
            return next.handle(request, new CountedAnswer(response, visit))
                    .doFinally(end -> tell(request, response, visit, end))
                    .contextWrite(visit::into);
        });
    }

    /** What every answer says of the request is read there. */
    private void tell(ServerHttpRequest request, ServerHttpResponse response, Visit visit, SignalType end) {
        var headers = response.getHeaders();
        var answered = new Answered(
                request.getMethod().name(),
                visit.route(),
                status(response),
                visit.untilHead(),
                visit.untilNow(),
                request.getMethod() == HttpMethod.HEAD ? 0 : visit.bytes(),
                Objects.requireNonNullElse(headers.getFirst(RequestId.HEADER), ""),
                TraceParent.idIn(headers.getFirst(TraceParent.HEADER)),
                visit.account(),
                visit.end(end));
        log.tell(answered);
        if (!Streams.isOne(request.getHeaders(), headers)) {
            log.warnIfSlow(answered, visit.waits());
        }
    }

    private static int status(ServerHttpResponse response) {
        if (!response.isCommitted()) {
            return 0;
        }
        var status = response.getStatusCode();
        return status == null ? 200 : status.value();
    }
}
