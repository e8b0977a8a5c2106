package io.vitrine.domain.browse;

import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.InMemoryBrands;
import io.vitrine.domain.catalogue.InMemoryCatalogue;
import io.vitrine.domain.catalogue.InMemoryProducts;
import io.vitrine.domain.catalogue.Products;

final class InMemoryProductSearchTest extends ProductSearchContract {
    private final InMemoryCatalogue catalogue = new InMemoryCatalogue();

    @Override
    protected ProductListings listings() {
        return new InMemoryProductListings(catalogue);
    }

    @Override
    protected Products products() {
        return new InMemoryProducts(catalogue);
    }

    @Override
    protected Brands brands() {
        return new InMemoryBrands(catalogue);
    }
}
