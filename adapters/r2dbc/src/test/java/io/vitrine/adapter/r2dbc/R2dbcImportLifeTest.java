package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.exchange.ImportLifeContract;
import io.vitrine.domain.exchange.Imports;

class R2dbcImportLifeTest extends ImportLifeContract {

    private final TestPorts ports = TestPorts.onEmptyDatabase();

    @Override
    protected Imports imports() {
        return ports.imports();
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
