package io.vitrine.adapter.r2dbc;

import io.vitrine.domain.browse.ProductListings;

/** The same promises where every walk is so short that most products have to be looked up. */
class R2dbcProductFiltersLookedUpTest extends R2dbcProductFiltersTest {

    @Override
    protected ProductListings listings() {
        return new R2dbcProductListings(TestDatabase.shared().lists(), new Stretches(1, 1, 2, 1, 1, 2));
    }
}
