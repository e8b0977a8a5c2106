package io.vitrine.domain.cache;

import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.ProductId;

/** What is kept is found by this, and forgotten with what it shows. */
public sealed interface CacheKey {
    /** The key in one line, for whatever keeps things by text. */
    String text();

    /** Something that shows one product and changes with it only. */
    record OfProduct(ProductId product) implements CacheKey {
        @Override
        public String text() {
            return "product:" + product;
        }
    }

    /** Something that shows one brand and changes with it only. */
    record OfBrand(BrandId brand) implements CacheKey {
        @Override
        public String text() {
            return "brand:" + brand;
        }
    }

    /**
     * Something that shows more of the catalogue, and may change with any part of it.
     *
     * @param question what it is an answer to
     */
    record OfCatalogue(String question) implements CacheKey {
        @Override
        public String text() {
            return "catalogue:" + question;
        }
    }
}
