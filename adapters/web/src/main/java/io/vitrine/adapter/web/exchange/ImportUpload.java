package io.vitrine.adapter.web.exchange;

import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.domain.exchange.ImportLine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Flux;

/** The lines that an upload brings. */
final class ImportUpload {

    private final ImportLineReader reader;
    private final Duration longestPause;

    ImportUpload(ImportLineReader reader, Duration longestPause) {
        this.reader = reader;
        this.longestPause = longestPause;
    }

    /**
     * The lines, read from the network no faster than they are asked for.
     *
     * @throws io.vitrine.adapter.web.problem.ProblemException when they are encoded in a way that is not understood
     */
    Flux<ImportLine> lines(ServerHttpRequest request) {
        var body = request.getBody()
                .onErrorMap(BrokenUpload::brokenOff)
                .timeout(longestPause, Flux.error(this::pausedTooLong));
        var sent = isGzip(request.getHeaders()) ? SentLines.ofGzip(body) : SentLines.of(body);
        return sent.switchOnFirst(
                        (first, lines) -> first.get() instanceof SentLine line ? beginningWith(line, lines) : lines)
                .filter(line -> !NdjsonLines.isEnd(line.text()))
                .map(reader::read);
    }

    private BrokenUpload pausedTooLong() {
        return BrokenUpload.malformed(
                "The upload broke off: nothing came for %d seconds".formatted(longestPause.toSeconds()));
    }

    /** What is no such file at all is told once, and not once for each of its lines. */
    private static Flux<SentLine> beginningWith(SentLine first, Flux<SentLine> lines) {
        if (first.text().stripLeading().startsWith("[")) {
            return refused("The body is a JSON array; send each of its objects on a line of its own");
        }
        if (first.text().startsWith("\u001F")) {
            return refused("The body is gzip data; say so with Content-Encoding: gzip");
        }
        return lines;
    }

    private static Flux<SentLine> refused(String detail) {
        return Flux.error(BrokenUpload.malformed(detail));
    }

    private static boolean isGzip(HttpHeaders headers) {
        var codings = String.join(",", headers.getOrDefault(HttpHeaders.CONTENT_ENCODING, List.of()));
        return switch (codings.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default ->
                throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body may be encoded with gzip, or not at all")
                        .withHeader(HttpHeaders.ACCEPT_ENCODING, "gzip")
                        .exception();
        };
    }
}
