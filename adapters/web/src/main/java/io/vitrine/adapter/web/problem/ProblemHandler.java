package io.vitrine.adapter.web.problem;

import io.vitrine.adapter.web.json.Json;
import io.vitrine.adapter.web.request.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Answers whatever went wrong, wherever it did, with {@code application/problem+json}. */
final class ProblemHandler implements WebExceptionHandler, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final Json json;

    ProblemHandler(Json json) {
        this.json = json;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        var problem = ProblemTranslation.of(error);
        log(problem, exchange.getRequest(), error);
        // An answer that has begun can only be cut off.
        return exchange.getResponse().isCommitted() ? Mono.error(error) : answer(problem, exchange);
    }

    private Mono<Void> answer(Problem problem, ServerWebExchange exchange) {
        var response = exchange.getResponse();
        var request = exchange.getRequest();
        var body = json.write(ProblemDocument.of(problem, request.getURI().getRawPath(), RequestId.of(request)));
        response.setStatusCode(problem.type().status());
        describe(response, problem, body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static void describe(ServerHttpResponse response, Problem problem, int length) {
        var headers = response.getHeaders();
        headers.remove(HttpHeaders.ETAG);
        headers.remove(HttpHeaders.LAST_MODIFIED);
        headers.remove(HttpHeaders.LOCATION);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLength(length);
        headers.setCacheControl("no-store");
        problem.headers().forEach(headers::put);
    }

    private static void log(Problem problem, ServerHttpRequest request, Throwable error) {
        switch (problem.type()) {
            case INTERNAL ->
                log.error(
                        "Request {} failed: {} {}",
                        RequestId.of(request),
                        request.getMethod(),
                        request.getURI().getRawPath(),
                        error);
            case UNAVAILABLE -> log.warn("Request {} found a store out of reach: {}", RequestId.of(request), error);
            default -> log.debug("Request {} is refused: {}", RequestId.of(request), problem.detail());
        }
    }
}
