package io.vitrine.adapter.web.problem;

import io.vitrine.adapter.web.request.RequestId;
import io.vitrine.adapter.web.request.TraceParent;
import io.vitrine.adapter.web.request.Visit;
import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.incident.Incidents;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Answers whatever went wrong, wherever it did, with {@code application/problem+json}. */
final class ProblemHandler implements WebExceptionHandler, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    /** What may have been said of an answer that is not given now. */
    private static final List<String> OF_ANOTHER_ANSWER = List.of(
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.CONTENT_ENCODING,
            HttpHeaders.ETAG,
            HttpHeaders.LAST_MODIFIED,
            HttpHeaders.LINK,
            HttpHeaders.LOCATION);

    private final ProblemWriter problems;
    private final Incidents incidents;

    ProblemHandler(ProblemWriter problems, Incidents incidents) {
        this.problems = problems;
        this.incidents = incidents;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        return Mono.deferContextual(context -> handle(exchange, error, context));
    }

    private Mono<Void> handle(ServerWebExchange exchange, Throwable error, ContextView context) {
        var id = RequestId.in(context);
        var request = exchange.getRequest();
        var problem = ProblemTranslation.of(error);
        if (DisconnectedClientHelper.isClientDisconnectedException(error)) {
            told(log.atDebug(), context).log("Request {} lost its reader: {}", id, error.toString());
        } else {
            log(problem, exchange, context, error);
            if (problem.type() == ProblemType.INTERNAL) {
                incidents.report(new Incident.Failure(error, Visit.in(context).map(Visit::call)));
            }
        }
        // An answer that has begun can only be cut off.
        return exchange.getResponse().isCommitted()
                ? Mono.error(error)
                : written(problems.answer(problem, request, id), exchange.getResponse());
    }

    private static Mono<Void> written(ResponseEntity<byte[]> answer, ServerHttpResponse response) {
        var headers = response.getHeaders();
        OF_ANOTHER_ANSWER.forEach(headers::remove);
        answer.getHeaders().forEach(headers::put);
        response.setStatusCode(answer.getStatusCode());
        var body = answer.getBody() == null ? new byte[0] : answer.getBody();
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** By its route: an address is whatever somebody has sent. */
    private static void log(Problem problem, ServerWebExchange exchange, ContextView context, Throwable error) {
        var id = RequestId.in(context);
        switch (problem.type()) {
            case INTERNAL -> {
                var route = Visit.in(context).map(Visit::route).orElse(Visit.UNKNOWN_ROUTE);
                told(log.atError(), context)
                        .setCause(error)
                        .log(
                                "Request {} failed: {} {}",
                                id,
                                exchange.getRequest().getMethod(),
                                route);
            }
            case UNAVAILABLE ->
                told(log.atWarn(), context).log("Request {} is told to come back: {}", id, error.toString());
            default -> told(log.atDebug(), context).log("Request {} is refused: {}", id, problem.detail());
        }
    }

    private static LoggingEventBuilder told(LoggingEventBuilder line, ContextView context) {
        return line.addKeyValue("http.request.id", RequestId.in(context).value())
                .addKeyValue("trace.id", TraceParent.in(context).traceId());
    }
}
