package io.vitrine.adapter.web.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Requests and answers of any length, which take as long as they take. */
final class Streams {

    private static final List<String> TYPES = List.of("application/x-ndjson", "text/csv", "text/event-stream");

    private Streams() {}

    /** Whether a request with these headers, answered with these, is an import, an export or the like. */
    static boolean isOne(HttpHeaders request, HttpHeaders answer) {
        return isOne(request.getFirst(HttpHeaders.CONTENT_TYPE)) || isOne(answer.getFirst(HttpHeaders.CONTENT_TYPE));
    }

    private static boolean isOne(@Nullable String type) {
        return type != null && TYPES.stream().anyMatch(type::startsWith);
    }
}
