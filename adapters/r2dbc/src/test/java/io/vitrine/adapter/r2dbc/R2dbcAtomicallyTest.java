package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.shared.Atomically;
import io.vitrine.domain.shared.AtomicallyContract;

class R2dbcAtomicallyTest extends AtomicallyContract {

    private final TestPorts ports = TestPorts.onEmptyDatabase();

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
