package io.vitrine.application.catalogue;

import io.vitrine.application.audit.NotedWrites;
import io.vitrine.domain.audit.Act;
import io.vitrine.domain.catalogue.CatalogueEvents;
import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.catalogue.Precondition;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductDraft;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.ProductWrite;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.catalogue.Revision;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.shared.InvalidDocument;
import io.vitrine.domain.shared.Violation;
import java.util.List;
import reactor.core.publisher.Mono;

/** Writes products, and notes who did. What each write can lead to is said by {@link Products}. */
public final class EditProducts {

    private final Products products;
    private final Identifiers identifiers;
    private final NotedWrites notes;

    public EditProducts(Products products, Identifiers identifiers, NotedWrites notes) {
        this.products = products;
        this.identifiers = identifiers;
        this.notes = notes;
    }

    /** Adds a product under a new identity. */
    public Mono<ProductWrite> create(ProductDraft draft, Act act) {
        return noted(Mono.defer(() -> products.create(new ProductId(identifiers.next()), draft, changeBy(act))), act);
    }

    /** Adds a product under an identity that the caller chose. */
    public Mono<ProductWrite> createAs(ProductId id, ProductDraft draft, Act act) {
        return noted(Mono.defer(() -> products.create(id, draft, changeBy(act))), act);
    }

    /** Replaces all that can be set; the SKU has to be the one there is. */
    public Mono<ProductWrite> replace(ProductId id, Precondition precondition, ProductDraft draft, Act act) {
        return revise(id, precondition, _ -> draft, act);
    }

    /** Makes a new draft out of what is there; the SKU has to stay. */
    public Mono<ProductWrite> revise(
            ProductId id, Precondition precondition, Revision<Product, ProductDraft> revision, Act act) {
        return noted(Mono.defer(() -> products.revise(id, precondition, keepingTheSku(revision), changeBy(act))), act);
    }

    /** Deletes a product. It is remembered for a while and can be restored. */
    public Mono<ProductWrite> remove(ProductId id, Precondition precondition, Act act) {
        return noted(Mono.defer(() -> products.remove(id, precondition, changeBy(act))), act);
    }

    /** Brings a deleted product back. */
    public Mono<ProductWrite> restore(ProductId id, Act act) {
        return noted(Mono.defer(() -> products.restore(id, changeBy(act))), act);
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

    private Mono<ProductWrite> noted(Mono<ProductWrite> write, Act act) {
        return notes.noting(write, outcome -> CatalogueEvents.of(outcome, act));
    }

    private static Change changeBy(Act act) {
        return new Change(act.by(), act.occasion().at());
    }
}
