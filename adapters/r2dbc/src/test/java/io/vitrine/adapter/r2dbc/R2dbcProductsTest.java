package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.catalogue.ProductsContract;

class R2dbcProductsTest extends ProductsContract {

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
