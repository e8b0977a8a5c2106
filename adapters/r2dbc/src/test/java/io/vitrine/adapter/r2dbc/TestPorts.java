package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.exchange.Imports;
import io.vitrine.domain.idempotency.Answers;
import io.vitrine.domain.shared.Atomically;
import io.vitrine.domain.shared.Housekeeping;
import io.vitrine.domain.shared.SequentialIdentifiers;

/** The ports on a test database. */
record TestPorts(
        Products products,
        Brands brands,
        Imports imports,
        Answers answers,
        Atomically atomically,
        Housekeeping housekeeping) {

    /** On the database that all tests share, emptied. */
    static TestPorts onEmptyDatabase() {
        TestDatabase.shared().empty();
        return on(TestDatabase.shared().database());
    }

    static TestPorts on(Database database) {
        return new TestPorts(
                new R2dbcProducts(database),
                new R2dbcBrands(database),
                new R2dbcImports(database, new SequentialIdentifiers()),
                new R2dbcAnswers(database),
                new R2dbcAtomically(database),
                new R2dbcHousekeeping(database));
    }
}
