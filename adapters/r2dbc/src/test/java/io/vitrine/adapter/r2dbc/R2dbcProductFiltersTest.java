package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.browse.ProductFiltersContract;
import io.vitrine.domain.browse.ProductListings;
import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.Products;
import org.junit.jupiter.api.BeforeEach;

class R2dbcProductFiltersTest extends ProductFiltersContract {

    private final Database database = TestDatabase.shared().database();

    @BeforeEach
    void empty() {
        TestDatabase.shared().empty();
    }

    @Override
    protected ProductListings listings() {
        return new R2dbcProductListings(TestDatabase.shared().lists());
    }

    @Override
    protected Products products() {
        return new R2dbcProducts(database);
    }

    @Override
    protected Brands brands() {
        return new R2dbcBrands(database);
    }
}
