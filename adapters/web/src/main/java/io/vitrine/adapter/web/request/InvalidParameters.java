package io.vitrine.adapter.web.request;

import io.vitrine.domain.browse.ParameterProblem;
import java.util.List;

/** A query was refused, with everything that is wrong with it. */
public final class InvalidParameters extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ParameterProblem> problems;

    public InvalidParameters(List<ParameterProblem> problems) {
        super(problems.size() + " problems", null, false, false);
        this.problems = List.copyOf(problems);
    }

    public List<ParameterProblem> problems() {
        return problems;
    }
}
