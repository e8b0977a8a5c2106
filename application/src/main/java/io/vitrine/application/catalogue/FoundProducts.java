package io.vitrine.application.catalogue;

import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductId;
import java.util.List;

/**
 * What looking for several products leads to.
 *
 * @param found in the order asked for
 * @param missing those that are not there for the reader, in the order asked for
 */
public record FoundProducts(List<Product> found, List<ProductId> missing) {

    public FoundProducts {
        found = List.copyOf(found);
        missing = List.copyOf(missing);
    }
}
