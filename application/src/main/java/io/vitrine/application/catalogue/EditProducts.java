package io.vitrine.application.catalogue;

import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.catalogue.Precondition;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductDraft;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.ProductWrite;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.catalogue.Revision;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.shared.InvalidDocument;
import io.vitrine.domain.shared.Violation;
import java.time.InstantSource;
import java.util.List;
import reactor.core.publisher.Mono;

/** Writes products. What each write can lead to is said by {@link Products}. */
public final class EditProducts {

    private final Products products;
    private final Identifiers identifiers;
    private final InstantSource clock;

    public EditProducts(Products products, Identifiers identifiers, InstantSource clock) {
        this.products = products;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** Adds a product under a new identity. */
    public Mono<ProductWrite> create(ProductDraft draft, Actor by) {
        return Mono.defer(() -> products.create(new ProductId(identifiers.next()), draft, changeBy(by)));
    }

    /** Adds a product under an identity that the caller chose. */
    public Mono<ProductWrite> createAs(ProductId id, ProductDraft draft, Actor by) {
        return Mono.defer(() -> products.create(id, draft, changeBy(by)));
    }

    /** Replaces all that can be set; the SKU has to be the one there is. */
    public Mono<ProductWrite> replace(ProductId id, Precondition precondition, ProductDraft draft, Actor by) {
        return revise(id, precondition, _ -> draft, by);
    }

    /** Makes a new draft out of what is there; the SKU has to stay. */
    public Mono<ProductWrite> revise(
            ProductId id, Precondition precondition, Revision<Product, ProductDraft> revision, Actor by) {
        return Mono.defer(() -> products.revise(id, precondition, keepingTheSku(revision), changeBy(by)));
    }

    /** Deletes a product. It is remembered for a while and can be restored. */
    public Mono<ProductWrite> remove(ProductId id, Precondition precondition, Actor by) {
        return Mono.defer(() -> products.remove(id, precondition, changeBy(by)));
    }

    /** Brings a deleted product back. */
    public Mono<ProductWrite> restore(ProductId id, Actor by) {
        return Mono.defer(() -> products.restore(id, changeBy(by)));
    }

    private static Revision<Product, ProductDraft> keepingTheSku(Revision<Product, ProductDraft> revision) {
        return current -> {
            var draft = revision.of(current);
            if (!draft.sku().equals(current.sku())) {
                throw new InvalidDocument(
                        List.of(new Violation("/sku", "fixed", "is fixed after creation: '" + current.sku() + "'")));
            }
            return draft;
        };
    }

    private Change changeBy(Actor by) {
        return new Change(by, clock.instant());
    }
}
