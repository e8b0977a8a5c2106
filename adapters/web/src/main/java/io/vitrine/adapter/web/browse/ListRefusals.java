package io.vitrine.adapter.web.browse;

import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemException;
import io.vitrine.adapter.web.problem.ProblemType;

/** How lists are refused. */
public final class ListRefusals {

    private ListRefusals() {}

    public static ProblemException invalidCursor() {
        return Problem.of(
                        ProblemType.INVALID_CURSOR,
                        "The cursor was not made for this list: begin without one, or keep filters and order as they"
                                + " were")
                .exception();
    }
}
