package io.vitrine.adapter.web.exchange;

import java.util.List;
import java.util.function.Predicate;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends an answer of any length, at the pace of whoever reads it. An error in the middle cuts the connection, so that the answer
 * never passes for a whole one.
 */
final class StreamedAnswer {

    /** Pieces are sent together up to this size. */
    private static final int CHUNK = 8 * 1024;

    private StreamedAnswer() {}

    /** Sends these pieces; to somebody who asks for the head only, nothing is read. */
    static Mono<Void> send(ServerWebExchange exchange, MediaType type, Flux<byte[]> pieces) {
        var response = exchange.getResponse();
        response.getHeaders().setContentType(type);
        response.getHeaders().setCacheControl("no-store");
        response.getHeaders()
                .setVary(List.of(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_ENCODING, HttpHeaders.AUTHORIZATION));
        return exchange.getRequest().getMethod() == HttpMethod.HEAD
                ? response.setComplete()
                : response.writeWith(chunks(pieces, response.bufferFactory()));
    }

    private static Flux<DataBuffer> chunks(Flux<byte[]> pieces, DataBufferFactory buffers) {
        return Flux.defer(() -> pieces.bufferUntil(new Full())).map(chunk -> joined(chunk, buffers));
    }

    private static DataBuffer joined(List<byte[]> chunk, DataBufferFactory buffers) {
        var buffer =
                buffers.allocateBuffer(chunk.stream().mapToInt(it -> it.length).sum());
        chunk.forEach(buffer::write);
        return buffer;
    }

    /** Counts the bytes of one chunk after the other. */
    private static final class Full implements Predicate<byte[]> {

        private int size;

        @Override
        public boolean test(byte[] piece) {
            size += piece.length;
            var full = size >= CHUNK;
            size = full ? 0 : size;
            return full;
        }
    }
}
