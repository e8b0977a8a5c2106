package io.vitrine.domain.catalogue;

import java.util.Set;

/** Something in the catalogue is not what it was. */
public sealed interface CatalogueChange {
    /** The place of the change; see {@link CatalogueChanges#position}. */
    long at();

    /** These products were added, changed or removed. */
    record OfProducts(Set<ProductId> products, long at) implements CatalogueChange {
        public OfProducts {
            products = Set.copyOf(products);
        }
    }

    /** These brands were added, changed or removed. Products that show another brand for it are told of as products. */
    record OfBrands(Set<BrandId> brands, long at) implements CatalogueChange {
        public OfBrands {
            brands = Set.copyOf(brands);
        }
    }

    /** Too much has changed for it to be listed, or nobody knows what has. */
    record OfEverything(long at) implements CatalogueChange {}

    /**
     * Nothing was heard for a while: nothing that this instance kept can be trusted. What others kept can be, but for these, which may
     * have changed meanwhile.
     */
    record Unheard(Set<ProductId> products, Set<BrandId> brands, long at) implements CatalogueChange {
        public Unheard {
            products = Set.copyOf(products);
            brands = Set.copyOf(brands);
        }
    }
}
