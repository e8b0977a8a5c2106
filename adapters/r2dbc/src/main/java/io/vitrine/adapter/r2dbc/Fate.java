package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductField;
import io.vitrine.domain.exchange.ImportLine;
import io.vitrine.domain.exchange.ImportTally;
import io.vitrine.domain.shared.Violation;
import java.util.List;
import java.util.Set;

/** What becomes of a line of an import. */
sealed interface Fate {

    /** What the line adds to the tally. */
    ImportTally tally();

    /** Whether it is kept unless somebody else is quicker. */
    sealed interface Written extends Fate {
        ImportLine.Accepted line();

        Product product();
    }

    record Created(ImportLine.Accepted line, Product product) implements Written {
        @Override
        public ImportTally tally() {
            return new ImportTally(1, 1, 0, 0, 0);
        }
    }

    record Updated(ImportLine.Accepted line, Product product, Set<ProductField> changed) implements Written {
        @Override
        public ImportTally tally() {
            return new ImportTally(1, 0, 1, 0, 0);
        }
    }

    record Unchanged() implements Fate {
        @Override
        public ImportTally tally() {
            return new ImportTally(1, 0, 0, 1, 0);
        }
    }

    record Refused(ImportLine.Rejected line) implements Fate {
        static Refused of(ImportLine.Accepted line, String code, String detail) {
            var violation = new Violation("/sku", code, detail);
            return new Refused(new ImportLine.Rejected(line.number(), List.of(violation), line.input()));
        }

        @Override
        public ImportTally tally() {
            return new ImportTally(1, 0, 0, 0, 1);
        }
    }
}
