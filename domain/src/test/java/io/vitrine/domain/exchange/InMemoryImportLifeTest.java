package io.vitrine.domain.exchange;

import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.InMemoryBrands;
import io.vitrine.domain.catalogue.InMemoryCatalogue;
import io.vitrine.domain.catalogue.InMemoryProducts;
import io.vitrine.domain.catalogue.Products;

final class InMemoryImportLifeTest extends ImportLifeContract {
    private final InMemoryCatalogue catalogue = new InMemoryCatalogue();
    private final Imports imports = new InMemoryImports(catalogue);

    @Override
    protected Imports imports() {
        return imports;
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
