package io.vitrine.adapter.web.exchange;

import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemException;
import io.vitrine.adapter.web.problem.ProblemType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends answers of any length, at the pace of whoever reads them. An error in the middle cuts the connection, so that the answer
 * never passes for a whole one. Each holds a connection of the store, so there are only so many at once, and none waits for
 * ever for its reader.
 */
public final class StreamedAnswers {

    /** Pieces that come at the same time are sent together, up to this size. */
    private static final int CHUNK = 8 * 1024;

    private static final int GROUP = 32;

    /** How long a piece waits for others to go along with. */
    private static final Duration SHORT_WAIT = Duration.ofMillis(20);

    private static final String RETRY_SECONDS = "5";

    private final Semaphore permits;
    private final Duration longestPause;

    StreamedAnswers(StreamSettings settings) {
        this.permits = new Semaphore(settings.streams());
        this.longestPause = settings.streamPause();
    }

    /** Sends these pieces; to somebody who asks for the head only, nothing is read. */
    public Mono<Void> send(ServerWebExchange exchange, MediaType type, Flux<byte[]> pieces) {
        var response = exchange.getResponse();
        response.getHeaders().setContentType(type);
        response.getHeaders().setCacheControl("no-store");
        response.getHeaders()
                .setVary(List.of(
                        HttpHeaders.ACCEPT,
                        HttpHeaders.ACCEPT_ENCODING,
                        HttpHeaders.AUTHORIZATION,
                        HttpHeaders.ORIGIN));
        return exchange.getRequest().getMethod() == HttpMethod.HEAD
                ? response.setComplete()
                : response.writeWith(permitted(chunks(pieces, response.bufferFactory())));
    }

    private Flux<DataBuffer> permitted(Flux<DataBuffer> chunks) {
        return Flux.using(
                this::permit,
                _ -> chunks.timeout(longestPause, Flux.error(StreamedAnswers::stalled)),
                Semaphore::release);
    }

    private Semaphore permit() {
        if (!permits.tryAcquire()) {
            throw tooMany();
        }
        return permits;
    }

    private static ProblemException tooMany() {
        return Problem.of(ProblemType.UNAVAILABLE, "As many streams are being read as there can be at once")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .exception();
    }

    private static ProblemException stalled() {
        return Problem.of(ProblemType.UNAVAILABLE, "The stream made no progress for too long")
                .exception();
    }

    private static Flux<DataBuffer> chunks(Flux<byte[]> pieces, DataBufferFactory buffers) {
        return pieces.bufferTimeout(GROUP, SHORT_WAIT, true)
                .concatMapIterable(StreamedAnswers::chunks)
                .map(chunk -> joined(chunk, buffers));
    }

    private static List<List<byte[]>> chunks(List<byte[]> group) {
        var chunks = new ArrayList<List<byte[]>>();
        int begin = 0;
        int size = 0;
        for (int i = 0; i < group.size(); i++) {
            size += group.get(i).length;
            if (size >= CHUNK || i == group.size() - 1) {
                chunks.add(group.subList(begin, i + 1));
                begin = i + 1;
                size = 0;
            }
        }
        return chunks;
    }

    private static DataBuffer joined(List<byte[]> chunk, DataBufferFactory buffers) {
        var buffer =
                buffers.allocateBuffer(chunk.stream().mapToInt(it -> it.length).sum());
        chunk.forEach(buffer::write);
        return buffer;
    }
}
