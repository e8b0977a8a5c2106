package io.vitrine.adapter.web.edge;

import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemException;
import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.domain.shared.Waits;
import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A request whose body has to have arrived after some time. */
final class PunctualRequest extends ServerHttpRequestDecorator {

    private static final int BUFFERS_AT_A_TIME = 16;

    private final Duration within;

    private PunctualRequest(ServerHttpRequest request, Duration within) {
        super(request);
        this.within = within;
    }

    /** Uploads of any length see themselves to it that they go on. */
    static ServerHttpRequest of(ServerHttpRequest request, Duration within) {
        var type = request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith(MediaType.APPLICATION_NDJSON_VALUE)
                ? request
                : new PunctualRequest(request, within);
    }

    /**
     * The buffers are asked for a few at a time, since the server tells an error of the body twice to who asked for all at once, and what comes
     * second is logged as a failure.
     */
    @Override
    public Flux<DataBuffer> getBody() {
        return noted(super.getBody())
                .limitRate(BUFFERS_AT_A_TIME)
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                .takeUntilOther(Mono.delay(within).then(Mono.error(PunctualRequest::late)));
    }

    /** It is not us who are slow while the client has not sent everything. */
    private static Flux<DataBuffer> noted(Flux<DataBuffer> body) {
        return Flux.deferContextual(context -> {
            if (!context.hasKey(Waits.class)) {
                return body;
            }
            var wait = context.get(Waits.class).begin(Waits.For.CLIENT, "body");
            return body.doOnError(wait::fail).doOnTerminate(wait::end).doOnCancel(wait::end);
        });
    }

    private static ProblemException late() {
        return Problem.of(ProblemType.REQUEST_TIMEOUT, "The body did not arrive in time")
                .withHeader(HttpHeaders.CONNECTION, "close")
                .exception();
    }
}
