package io.vitrine.domain.shared;

import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.InMemoryBrands;
import io.vitrine.domain.catalogue.InMemoryCatalogue;
import io.vitrine.domain.catalogue.InMemoryProducts;
import io.vitrine.domain.catalogue.Products;

final class InMemoryAtomicallyTest extends AtomicallyContract {
    private final InMemoryCatalogue catalogue = new InMemoryCatalogue();

    @Override
    protected Atomically atomically() {
        return new InMemoryAtomically();
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
