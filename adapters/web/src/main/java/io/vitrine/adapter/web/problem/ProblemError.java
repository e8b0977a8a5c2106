package io.vitrine.adapter.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vitrine.domain.browse.ParameterProblem;
import io.vitrine.domain.shared.InvalidValue;
import io.vitrine.domain.shared.Violation;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request, in one place of it.
 *
 * @param pointer into the body, as a JSON Pointer (RFC 6901)
 * @param parameter of the query
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemError(
        @Nullable String pointer,
        @Nullable String parameter,
        @Nullable String header,
        String code,
        String detail) {

    public static ProblemError of(Violation violation) {
        return new ProblemError(violation.pointer(), null, null, violation.code(), violation.detail());
    }

    public static ProblemError of(ParameterProblem problem) {
        return inParameter(problem.parameter(), problem.code(), problem.detail());
    }

    public static ProblemError inParameter(String parameter, String code, String detail) {
        return new ProblemError(null, parameter, null, code, detail);
    }

    public static ProblemError inHeader(String header, String code, String detail) {
        return new ProblemError(null, null, header, code, detail);
    }

    public static ProblemError inHeader(String header, InvalidValue refused) {
        return inHeader(header, refused.code(), refused.detail());
    }
}
