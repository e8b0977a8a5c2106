package io.vitrine.adapter.web.problem;

import io.vitrine.adapter.web.json.Json;
import io.vitrine.adapter.web.request.RequestId;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Writes problems as answers. */
public final class ProblemWriter {

    private final Json json;

    ProblemWriter(Json json) {
        this.json = json;
    }

    /** The whole answer to a request that has this problem. */
    public ResponseEntity<byte[]> answer(Problem problem, ServerHttpRequest request, RequestId id) {
        return answer(problem, request.getURI().getRawPath(), id);
    }

    /**
     * The whole answer to a request that has this problem.
     *
     * @param instance the address, where it is one
     */
    public ResponseEntity<byte[]> answer(Problem problem, String instance, RequestId id) {
        var body = json.write(ProblemDocument.of(problem, instance, id.value()));
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLength(body.length);
        headers.setCacheControl(CacheControl.noStore());
        problem.headers().forEach(headers::put);
        return new ResponseEntity<>(body, headers, problem.type().status());
    }
}
