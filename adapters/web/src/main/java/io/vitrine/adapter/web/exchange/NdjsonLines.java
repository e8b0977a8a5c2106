package io.vitrine.adapter.web.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vitrine.adapter.web.json.Json;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One JSON document a line. The last line of an export tells how many there were: without it the stream was cut off. */
public final class NdjsonLines {

    private static final String END = "$end";

    private NdjsonLines() {}

    private record End(@JsonProperty(END) Sum sum) {}

    private record Sum(long count) {}

    /** These documents, and then how many there were. */
    public static Flux<byte[]> counted(Json json, Flux<?> documents) {
        return Flux.defer(() -> {
            var count = new AtomicLong();
            return documents
                    .map(document -> line(json, document))
                    .doOnNext(_ -> count.incrementAndGet())
                    .concatWith(Mono.fromSupplier(() -> end(json, count.get())));
        });
    }

    /** A document with the end of its line. */
    static byte[] line(Json json, Object document) {
        var written = json.write(document);
        var line = Arrays.copyOf(written, written.length + 1);
        line[written.length] = '\n';
        return line;
    }

    /** The last line of an export. */
    static byte[] end(Json json, long count) {
        return line(json, new End(new Sum(count)));
    }

    /** Whether a line is the last one of an export. */
    static boolean isEnd(String line) {
        return line.startsWith("{\"" + END + "\"");
    }
}
