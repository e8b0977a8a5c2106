package io.vitrine.application.catalogue;

import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandDraft;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.BrandWrite;
import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.catalogue.Precondition;
import io.vitrine.domain.catalogue.Revision;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.Identifiers;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

/** Writes brands. What each write can lead to is said by {@link Brands}. */
public final class EditBrands {

    private final Brands brands;
    private final Identifiers identifiers;
    private final InstantSource clock;

    public EditBrands(Brands brands, Identifiers identifiers, InstantSource clock) {
        this.brands = brands;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** Adds a brand under a new identity. */
    public Mono<BrandWrite> create(BrandDraft draft, Actor by) {
        return Mono.defer(() -> brands.create(new BrandId(identifiers.next()), draft, changeBy(by)));
    }

    /** Adds a brand under an identity that the caller chose. */
    public Mono<BrandWrite> createAs(BrandId id, BrandDraft draft, Actor by) {
        return Mono.defer(() -> brands.create(id, draft, changeBy(by)));
    }

    /** Replaces all that can be set. */
    public Mono<BrandWrite> replace(BrandId id, Precondition precondition, BrandDraft draft, Actor by) {
        return revise(id, precondition, _ -> draft, by);
    }

    /** Makes a new draft out of what is there. */
    public Mono<BrandWrite> revise(
            BrandId id, Precondition precondition, Revision<Brand, BrandDraft> revision, Actor by) {
        return Mono.defer(() -> brands.revise(id, precondition, revision, changeBy(by)));
    }

    /** Deletes a brand that no product has. */
    public Mono<BrandWrite> remove(BrandId id, Precondition precondition, Actor by) {
        return Mono.defer(() -> brands.remove(id, precondition, changeBy(by)));
    }

    private Change changeBy(Actor by) {
        return new Change(by, clock.instant());
    }
}
