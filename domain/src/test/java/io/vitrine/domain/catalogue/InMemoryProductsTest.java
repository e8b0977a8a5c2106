package io.vitrine.domain.catalogue;

final class InMemoryProductsTest extends ProductsContract {
    private final InMemoryCatalogue catalogue = new InMemoryCatalogue();

    @Override
    protected Products products() {
        return new InMemoryProducts(catalogue);
    }

    @Override
    protected Brands brands() {
        return new InMemoryBrands(catalogue);
    }
}
