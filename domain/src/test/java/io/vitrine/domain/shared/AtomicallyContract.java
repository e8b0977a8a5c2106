package io.vitrine.domain.shared;

import static io.vitrine.domain.catalogue.BrandDraftBuilder.aBrand;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.theSameAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.BrandWrite;
import io.vitrine.domain.catalogue.CatalogueContract;
import io.vitrine.domain.catalogue.Precondition;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.ProductState;
import io.vitrine.domain.catalogue.ProductWrite;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** What {@link Atomically} promises, seen at products and brands. */
public abstract class AtomicallyContract extends CatalogueContract {
    protected abstract Atomically atomically();

    @Test
    void work_that_emits_a_value_is_kept() {
        var brandId = newBrandId();
        var productId = newProductId();

        StepVerifier.create(atomically()
                        .run(created(brandId).then(created(productId)).thenReturn("done")))
                .expectNext("done")
                .verifyComplete();

        assertThat(brands().byId(brandId).block()).isNotNull();
        assertThat(products().byId(productId, now()).block()).isNotNull();
    }

    @Test
    void work_that_completes_without_a_value_is_kept() {
        var productId = newProductId();

        StepVerifier.create(atomically().run(created(productId).then())).verifyComplete();

        assertThat(products().byId(productId, now()).block()).isNotNull();
    }

    @Test
    void work_that_fails_is_undone_as_a_whole() {
        var brandId = newBrandId();
        var productId = newProductId();
        var failure = new IllegalStateException("in the end");

        StepVerifier.create(atomically()
                        .run(created(brandId).then(created(productId)).then(Mono.error(failure))))
                .verifyErrorMatches(failure::equals);

        StepVerifier.create(brands().byId(brandId)).verifyComplete();
        StepVerifier.create(products().byId(productId, now())).verifyComplete();
        StepVerifier.create(products().versions(productId, Long.MAX_VALUE, 10)).verifyComplete();
    }

    @Test
    void what_failing_work_changed_or_deleted_is_as_before() {
        var changed = thereIs(aProduct());
        var deleted = thereIs(aProduct());

        StepVerifier.create(atomically()
                        .run(renamed(changed)
                                .then(products().remove(deleted.id(), new Precondition.Existing(), change()))
                                .then(Mono.error(new IllegalStateException()))))
                .verifyError(IllegalStateException.class);

        assertThat(result(products().byId(changed.id(), now()))).isEqualTo(new ProductState.Live(changed));
        assertThat(result(products().byId(deleted.id(), now()))).isEqualTo(new ProductState.Live(deleted));
    }

    @Test
    void cancelled_work_is_undone() {
        var productId = newProductId();
        var written = Sinks.<ProductWrite>one();

        var running = atomically()
                .run(created(productId).doOnNext(written::tryEmitValue).then(Mono.never()))
                .subscribe();
        result(written.asMono());
        running.dispose();

        var gone = Mono.defer(() -> products().byId(productId, now()).hasElement())
                .repeat()
                .takeUntil(there -> !there)
                .last();
        StepVerifier.create(gone).expectNext(false).expectComplete().verify(Duration.ofSeconds(30));
    }

    @Test
    void a_refusal_is_a_value_and_undoes_nothing() {
        var productId = newProductId();
        var there = thereIs(aProduct());

        var work = created(productId)
                .then(products()
                        .create(
                                newProductId(),
                                aProduct().withSku(there.sku().value()).build(),
                                change()));

        StepVerifier.create(atomically().run(work))
                .expectNext(new ProductWrite.DuplicateSku(there.id()))
                .verifyComplete();
        assertThat(products().byId(productId, now()).block()).isNotNull();
    }

    @Test
    void work_sees_what_it_wrote() {
        var productId = newProductId();

        var work = created(productId).then(products().byId(productId, now()));

        StepVerifier.create(atomically().run(work)).expectNextCount(1).verifyComplete();
    }

    @Test
    void work_can_be_run_again() {
        var runs = atomically().run(Mono.defer(() -> created(newProductId(), "sku-" + identifiers.next())));

        StepVerifier.create(runs).expectNextCount(1).verifyComplete();
        StepVerifier.create(runs).expectNextCount(1).verifyComplete();
    }

    private Mono<BrandWrite> created(BrandId id) {
        return brands().create(id, aBrand("Puma").build(), change());
    }

    private Mono<ProductWrite> created(ProductId id) {
        return created(id, "abc");
    }

    private Mono<ProductWrite> created(ProductId id, String sku) {
        return products().create(id, aProduct().withSku(sku).build(), change());
    }

    private Mono<ProductWrite> renamed(Product product) {
        return products()
                .revise(
                        product.id(),
                        new Precondition.Existing(),
                        current -> theSameAs(current).named("Renamed").build(),
                        change());
    }
}
