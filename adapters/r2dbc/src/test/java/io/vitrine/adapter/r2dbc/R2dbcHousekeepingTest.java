package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.exchange.Imports;
import io.vitrine.domain.idempotency.Answers;
import io.vitrine.domain.shared.Atomically;
import io.vitrine.domain.shared.Housekeeping;
import io.vitrine.domain.shared.HousekeepingContract;

class R2dbcHousekeepingTest extends HousekeepingContract {

    private final TestPorts ports = TestPorts.onEmptyDatabase();

    @Override
    protected Housekeeping housekeeping() {
        return ports.housekeeping();
    }

    @Override
    protected Imports imports() {
        return ports.imports();
    }

    @Override
    protected Answers answers() {
        return ports.answers();
    }

    @Override
    protected Atomically atomically() {
        return ports.atomically();
    }

    @Override
    protected Products products() {
        return ports.products();
    }

    @Override
    protected Brands brands() {
        return ports.brands();
    }
}
