package io.vitrine.domain.browse;

import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.InMemoryBrands;
import io.vitrine.domain.catalogue.InMemoryCatalogue;
import io.vitrine.domain.catalogue.InMemoryProducts;
import io.vitrine.domain.catalogue.Products;

final class InMemoryBrandListingsTest extends BrandListingsContract {
    private final InMemoryCatalogue catalogue = new InMemoryCatalogue();

    @Override
    protected BrandListings listings() {
        return new InMemoryBrandListings(catalogue);
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
