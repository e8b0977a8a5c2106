package io.vitrine.domain.catalogue;

import java.time.Instant;
import java.util.Collection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The products and their history. Every operation is atomic on its own; a write and its entry in the history are kept
 * together. An error signal means that the store is out of reach
 * ({@link io.vitrine.domain.shared.StoreUnavailable}), or comes from the {@link Revision} that was passed in.
 */
public interface Products {
    /**
     * The product with this identity.
     *
     * @param now deleted products are remembered for {@link ProductState#REMEMBERED} from their deletion
     * @return empty when there is none and none is remembered
     */
    Mono<ProductState> byId(ProductId id, Instant now);

    /** The product with this SKU; empty when there is none. */
    Mono<Product> bySku(Sku sku);

    /** Those of these products that are there, in no particular order. */
    Flux<Product> byIds(Collection<ProductId> ids);

    /**
     * Adds a product.
     *
     * @return {@code Created}, {@code AlreadyThere}, {@code Gone}, {@code DuplicateSku} or {@code UnknownBrand}
     */
    Mono<ProductWrite> create(ProductId id, ProductDraft draft, Change change);

    /**
     * Replaces what an editor can set by what the revision makes of the current product.
     *
     * @return {@code Revised}, {@code Unchanged}, {@code VersionConflict}, {@code UnknownBrand}, {@code Gone} or
     *     {@code Absent}
     */
    Mono<ProductWrite> revise(
            ProductId id, Precondition precondition, Revision<Product, ProductDraft> revision, Change change);

    /** Deletes a product: {@code Removed}, {@code VersionConflict}, {@code Gone} or {@code Absent}. */
    Mono<ProductWrite> remove(ProductId id, Precondition precondition, Change change);

    /**
     * Brings a deleted product back with a new version.
     *
     * @return {@code Revised} with no field changed, {@code Unchanged} when it is not deleted, {@code DuplicateSku} when
     *     the SKU was given away meanwhile, or {@code Absent}
     */
    Mono<ProductWrite> restore(ProductId id, Change change);

    /**
     * The history of a product, newest first.
     *
     * @param before only versions lower than this
     * @param most how many at the most
     */
    Flux<ProductVersion> versions(ProductId id, long before, int most);

    /** One version of a product; empty when it never had it. */
    Mono<ProductVersion> version(ProductId id, long version);
}
