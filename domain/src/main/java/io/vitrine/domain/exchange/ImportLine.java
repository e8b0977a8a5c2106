package io.vitrine.domain.exchange;

import io.vitrine.domain.catalogue.ProductDraft;
import io.vitrine.domain.shared.Violation;
import java.util.List;

/** One line of an import, read. */
public sealed interface ImportLine {
    /** The number of the line, from 1; blank lines count, but are no lines of the import. */
    long number();

    /** The line as it was sent; a refused one is cut where it is longer than an import's line may be. */
    String input();

    /** The line is a product. */
    record Accepted(long number, ProductDraft draft, String input) implements ImportLine {}

    /**
     * The line is refused.
     *
     * @param input the line as it was sent, cut where it is longer than an import's line may be
     */
    record Rejected(long number, List<Violation> errors, String input) implements ImportLine {
        public Rejected {
            errors = List.copyOf(errors);
        }
    }
}
