package io.vitrine.adapter.web.exchange;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The lines of an upload, read from the network no faster than they are asked for. */
final class SentLines {

    private SentLines() {}

    /** The lines of plain text. */
    static Flux<SentLine> of(Flux<DataBuffer> body) {
        return split(body.map(SentLines::taken));
    }

    /** The lines of gzip data; broken or ever growing data is a {@link BrokenUpload}. */
    static Flux<SentLine> ofGzip(Flux<DataBuffer> body) {
        var chunks = body.map(SentLines::taken);
        return split(Flux.using(
                Gunzip::new,
                gunzip -> chunks.concatMapIterable(gunzip::pieces, 1)
                        .concatWith(Mono.<byte[]>fromRunnable(gunzip::requireEnd))));
    }

    private static Flux<SentLine> split(Flux<byte[]> chunks) {
        return Flux.defer(() -> {
            var splitter = new LineSplitter();
            return chunks.concatMapIterable(splitter::lines, 1)
                    .concatWith(Mono.defer(() -> Mono.justOrEmpty(splitter.last())));
        });
    }

    /** The content of a buffer, which is released at once, so that no operator ever holds one. */
    private static byte[] taken(DataBuffer buffer) {
        try {
            var bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }
}
