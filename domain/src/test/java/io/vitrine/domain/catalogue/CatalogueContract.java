package io.vitrine.domain.catalogue;

import static java.util.Objects.requireNonNull;

import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.Identifiers;
import io.vitrine.domain.shared.SequentialIdentifiers;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * What contract tests of the catalogue begin with: empty ports, all of one store, and products and brands to put in. Every
 * change is a second later than the one before.
 */
public abstract class CatalogueContract {
    /** When every test begins. */
    protected static final Instant BEGINNING = Instant.parse("2026-11-24T10:00:00.123Z");

    protected static final Actor ANA = new Actor("ana");

    protected final Identifiers identifiers = new SequentialIdentifiers();
    private Instant now = BEGINNING;
    private int skus;

    protected abstract Products products();

    protected abstract Brands brands();

    /** When the last change was made. */
    protected Instant now() {
        return now;
    }

    /** A change by Ana, a second after the one before. */
    protected Change change() {
        return changeAfter(Duration.ofSeconds(1));
    }

    protected Change changeAfter(Duration time) {
        now = now.plus(time);
        return new Change(ANA, now);
    }

    protected ProductId newProductId() {
        return new ProductId(identifiers.next());
    }

    protected BrandId newBrandId() {
        return new BrandId(identifiers.next());
    }

    /** A product that is there, with a SKU of its own. */
    protected Product thereIs(ProductDraftBuilder draft) {
        return thereIs(draft.withSku("contract-" + ++skus).build(), change());
    }

    protected Product thereIs(ProductDraft draft, Change change) {
        return ((ProductWrite.Created) result(products().create(newProductId(), draft, change))).product();
    }

    protected Brand thereIs(BrandDraftBuilder draft) {
        return ((BrandWrite.Created) result(brands().create(newBrandId(), draft.build(), change()))).brand();
    }

    protected ProductWrite remove(Product product) {
        return result(products().remove(product.id(), new Precondition.Existing(), change()));
    }

    protected ProductWrite revise(Product product, ProductDraftBuilder draft) {
        return result(products().revise(product.id(), new Precondition.Existing(), _ -> draft.build(), change()));
    }

    /** What a call leads to, waited for. */
    protected static <T> T result(Mono<T> call) {
        return requireNonNull(call.block(Duration.ofSeconds(30)), "the call was empty");
    }
}
