package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.browse.BrandListings;
import io.vitrine.domain.browse.BrandListingsContract;
import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.Products;
import org.junit.jupiter.api.BeforeEach;

class R2dbcBrandListingsTest extends BrandListingsContract {

    private final Database database = TestDatabase.shared().database();

    @BeforeEach
    void empty() {
        TestDatabase.shared().empty();
    }

    @Override
    protected BrandListings listings() {
        return new R2dbcBrandListings(TestDatabase.shared().lists());
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
