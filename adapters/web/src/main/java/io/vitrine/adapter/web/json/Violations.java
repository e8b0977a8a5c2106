package io.vitrine.adapter.web.json;

import io.vitrine.domain.shared.InvalidDocument;
import io.vitrine.domain.shared.Violation;
import java.util.ArrayList;
import java.util.List;

/** Everything that was found wrong with one document so far; the first 50 are kept. */
public final class Violations {

    /** How many are reported at the most. */
    public static final int MOST = 50;

    private final List<Violation> found = new ArrayList<>();

    void note(Violation violation) {
        if (found.size() < MOST) {
            found.add(violation);
        }
    }

    /**
     * Ends the reading of a document.
     *
     * @throws InvalidDocument when anything was found
     */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw asException();
        }
    }

    /** What was found, as an error signal. */
    public InvalidDocument asException() {
        return new InvalidDocument(found);
    }
}
