package io.vitrine.adapter.web.edge;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which answers are compressed: text that is worth it, for who accepts it, and nothing that has tokens or other secrets beside what
 * somebody else may have put into the request (BREACH).
 */
public final class Compression {

    private static final int WORTH_IT_FROM_BYTES = 1 << 10;

    private static final Set<String> TEXTS = Set.of(
            "application/json",
            "application/problem+json",
            "application/x-ndjson",
            "text/csv",
            "text/css",
            "text/html",
            "text/javascript");

    private static final List<PathPattern> OF_SECRETS = Stream.of("/api/v1/auth/**", "/api/v1/me/**", "/local/**")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private Compression() {}

    /** Whether an answer of so many bytes is long enough. */
    public static boolean isWorthIt(int length) {
        return length >= WORTH_IT_FROM_BYTES;
    }

    /** Whether who asks decides about it: then caches have to keep such answers apart. */
    public static boolean isNegotiated(String target, @Nullable String type) {
        return type != null && isText(type) && !isOfSecrets(target);
    }

    /**
     * Whether an answer is compressed.
     *
     * @param length absent where it is not known beforehand
     */
    static boolean isWanted(String target, List<String> accepted, @Nullable String type, @Nullable String length) {
        if (accepted.isEmpty() || type == null) {
            return false;
        }
        var codings = AcceptedCodings.of(String.join(",", accepted));
        return codings.gzip() && (isLarge(length) || !codings.identity()) && isNegotiated(target, type);
    }

    /**
     * Says in the head of an answer that it depends on who asks, and what it will be; to {@code HEAD} too, whose answer nobody
     * compresses. RFC 9110, sections 8.6 and 12.5.5.
     */
    static void announce(ServerHttpRequest request, HttpHeaders answer) {
        var target = request.getURI().getRawPath();
        var type = answer.getFirst(HttpHeaders.CONTENT_TYPE);
        if (!isNegotiated(target, type)) {
            return;
        }
        if (answer.getOrEmpty(HttpHeaders.VARY).stream().noneMatch(Compression::namesEncodings)) {
            answer.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        var accepted = request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT_ENCODING);
        if (request.getMethod() == HttpMethod.HEAD
                && isWanted(target, accepted, type, answer.getFirst(HttpHeaders.CONTENT_LENGTH))) {
            answer.remove(HttpHeaders.CONTENT_LENGTH);
            answer.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
    }

    private static boolean namesEncodings(String vary) {
        return vary.toLowerCase(Locale.ROOT).contains("accept-encoding");
    }

    private static boolean isLarge(@Nullable String length) {
        return length == null || Long.parseLong(length) >= WORTH_IT_FROM_BYTES;
    }

    private static boolean isText(String type) {
        var end = type.indexOf(';');
        return TEXTS.contains((end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT));
    }

    /** Addresses mean the same here as to the handlers, however they are written. */
    private static boolean isOfSecrets(String target) {
        var query = target.indexOf('?');
        var path = PathContainer.parsePath(query < 0 ? target : target.substring(0, query));
        return OF_SECRETS.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
