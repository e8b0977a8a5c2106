package io.vitrine.adapter.web.log;

import io.vitrine.adapter.web.metrics.AnsweredRequests;
import io.vitrine.adapter.web.request.FirstByte;
import io.vitrine.adapter.web.request.RequestId;
import io.vitrine.adapter.web.request.TraceParent;
import io.vitrine.adapter.web.request.Visit;
import io.vitrine.adapter.web.request.Visits;
import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * The outermost step of every request: it becomes a {@link Visit}, its answer is timed, and when it is over that is told. What somebody
 * inside asks for is a part of what they are asked for, and not told of.
 */
final class ToldRequests implements HttpHandler {

    private final HttpHandler next;
    private final Visits visits;
    private final AnsweredRequests answered;
    private final EndedRequests ended;

    ToldRequests(HttpHandler next, Visits visits, AnsweredRequests answered, EndedRequests ended) {
        this.next = next;
        this.visits = visits;
        this.answered = answered;
        this.ended = ended;
    }

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        var begun = System.nanoTime();
        return Mono.deferContextual(context -> Visit.in(context).isPresent()
                ? next.handle(request, response)
                : handle(request, response, visit(request, begun)));
    }

    private Visit visit(ServerHttpRequest request, long begun) {
        var headers = request.getHeaders();
        return visits.begin(
                request.getMethod().name(),
                request.getPath().value(),
                RequestId.of(headers),
                TraceParent.of(headers),
                begun,
                FirstByte.of(ServerHttpRequestDecorator.getNativeRequest(request), begun));
    }

    private Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response, Visit visit) {
        var answer = new CountedAnswer(response);
        response.beforeCommit(() -> {
            answered.note(visit.method(), visit.route(), status(response), visit.begun(), visit.trace());
            return Mono.empty();
        });
        return next.handle(request, answer)
                .doFinally(end -> tell(request, answer, visit, end))
                .contextWrite(visit::into);
    }

    private void tell(ServerHttpRequest request, CountedAnswer answer, Visit visit, SignalType end) {
        var told = new Answered(
                visit.call(),
                answer.isCommitted() ? status(answer) : 0,
                answer.headSent() - visit.begun(),
                System.nanoTime() - visit.begun(),
                request.getMethod() == HttpMethod.HEAD ? 0 : answer.bytes(),
                answer.end(end));
        ended.tell(told, visit, Streams.isOne(request.getHeaders(), answer.getHeaders()));
    }

    private static int status(ServerHttpResponse response) {
        return Objects.requireNonNullElse(response.getStatusCode(), HttpStatus.OK)
                .value();
    }
}
