package io.vitrine.application.catalogue;

import io.vitrine.application.audit.NotedWrites;
import io.vitrine.domain.audit.Act;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandDraft;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.BrandWrite;
import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.CatalogueEvents;
import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.catalogue.Precondition;
import io.vitrine.domain.catalogue.Revision;
import io.vitrine.domain.shared.Identifiers;
import reactor.core.publisher.Mono;

/** Writes brands, and notes who did. What each write can lead to is said by {@link Brands}. */
public final class EditBrands {

    private final Brands brands;
    private final Identifiers identifiers;
    private final NotedWrites notes;

    public EditBrands(Brands brands, Identifiers identifiers, NotedWrites notes) {
        this.brands = brands;
        this.identifiers = identifiers;
        this.notes = notes;
    }

    /** Adds a brand under a new identity. */
    public Mono<BrandWrite> create(BrandDraft draft, Act act) {
        return Mono.defer(() -> createAs(new BrandId(identifiers.next()), draft, act));
    }

    /** Adds a brand under an identity that the caller chose. */
    public Mono<BrandWrite> createAs(BrandId id, BrandDraft draft, Act act) {
        return noted(id, Mono.defer(() -> brands.create(id, draft, changeBy(act))), act);
    }

    /** Replaces all that can be set. */
    public Mono<BrandWrite> replace(BrandId id, Precondition precondition, BrandDraft draft, Act act) {
        return revise(id, precondition, _ -> draft, act);
    }

    /** Makes a new draft out of what is there. */
    public Mono<BrandWrite> revise(
            BrandId id, Precondition precondition, Revision<Brand, BrandDraft> revision, Act act) {
        return noted(id, Mono.defer(() -> brands.revise(id, precondition, revision, changeBy(act))), act);
    }

    /** Deletes a brand that no product has. */
    public Mono<BrandWrite> remove(BrandId id, Precondition precondition, Act act) {
        return noted(id, Mono.defer(() -> brands.remove(id, precondition, changeBy(act))), act);
    }

    private Mono<BrandWrite> noted(BrandId id, Mono<BrandWrite> write, Act act) {
        return notes.noting(write, outcome -> CatalogueEvents.of(id, outcome, act));
    }

    private static Change changeBy(Act act) {
        return new Change(act.by(), act.occasion().at());
    }
}
