package io.vitrine.domain.catalogue;

final class InMemoryCatalogueChangesTest extends CatalogueChangesContract {
    private final InMemoryCatalogue catalogue = new InMemoryCatalogue();

    @Override
    protected CatalogueChanges changes() {
        return catalogue.changes();
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
