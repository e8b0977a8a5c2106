package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.BrandsContract;
import io.vitrine.domain.catalogue.Products;

class R2dbcBrandsTest extends BrandsContract {

    private final TestPorts ports = TestPorts.onEmptyDatabase();

    @Override
    protected Products products() {
        return ports.products();
    }

    @Override
    protected Brands brands() {
        return ports.brands();
    }
}
