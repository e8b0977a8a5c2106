package io.vitrine.application.catalogue;

import io.vitrine.domain.catalogue.Product;
import java.time.Instant;

/** What looking for one product leads to. */
public sealed interface ProductLookup {

    record Found(Product product) implements ProductLookup {}

    /** It was deleted, and is still remembered. */
    record Gone(Instant deletedAt) implements ProductLookup {}

    /** There is none that the reader may know of. */
    record Absent() implements ProductLookup {}
}
