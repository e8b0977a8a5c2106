package io.vitrine.adapter.web.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A problem as RFC 9457 has it written.
 *
 * @param instance the path that was asked for
 * @param extensions further members
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "requestId", "code", "errors"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(
        URI type,
        String title,
        int status,
        String detail,
        String instance,
        String requestId,
        String code,
        List<ProblemError> errors,
        @JsonAnyGetter Map<String, Object> extensions) {

    public static ProblemDocument of(Problem problem, String instance, String requestId) {
        var type = problem.type();
        return new ProblemDocument(
                type.uri(),
                type.title(),
                type.status().value(),
                problem.detail(),
                instance,
                requestId,
                type.code(),
                problem.errors(),
                problem.extensions());
    }
}
