package io.vitrine.domain.shared;

import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.InMemoryBrands;
import io.vitrine.domain.catalogue.InMemoryCatalogue;
import io.vitrine.domain.catalogue.InMemoryProducts;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.exchange.Imports;
import io.vitrine.domain.exchange.InMemoryImports;
import io.vitrine.domain.idempotency.Answers;
import io.vitrine.domain.idempotency.InMemoryAnswers;
import java.util.List;

final class InMemoryHousekeepingTest extends HousekeepingContract {
    private final InMemoryCatalogue catalogue = new InMemoryCatalogue();
    private final InMemoryImports imports = new InMemoryImports(catalogue);
    private final InMemoryAnswers answers = new InMemoryAnswers();

    @Override
    protected Housekeeping housekeeping() {
        return new InMemoryHousekeeping(List.of(catalogue::forgetAt, imports::forgetAt, answers::forgetAt));
    }

    @Override
    protected Imports imports() {
        return imports;
    }

    @Override
    protected Answers answers() {
        return answers;
    }

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
