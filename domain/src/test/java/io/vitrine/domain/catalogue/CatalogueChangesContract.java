package io.vitrine.domain.catalogue;

import static io.vitrine.domain.catalogue.BrandDraftBuilder.aBrand;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.theSameAs;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What {@link CatalogueChanges} promises while everything can be heard. */
public abstract class CatalogueChangesContract extends CatalogueContract {
    private final List<CatalogueChange> told = new CopyOnWriteArrayList<>();

    /** Those of the catalogue, once they are heard. */
    protected abstract CatalogueChanges changes();

    @Test
    void a_new_product_is_told_of() {
        listen();

        var product = thereIs(aProduct());

        settled();
        assertThat(productsToldOf()).containsExactly(product.id());
    }

    @Test
    void a_changed_product_is_told_of() {
        var product = thereIs(aProduct());
        listen();

        revise(product, theSameAs(product).named("another"));

        settled();
        assertThat(productsToldOf()).containsExactly(product.id());
    }

    @Test
    void a_removed_and_a_restored_product_are_told_of() {
        var product = thereIs(aProduct());
        listen();

        remove(product);
        settled();
        assertThat(productsToldOf()).containsExactly(product.id());

        result(products().restore(product.id(), change()));
        settled();
        assertThat(productsToldOf()).containsExactly(product.id(), product.id());
    }

    @Test
    void a_new_a_changed_and_a_removed_brand_are_told_of() {
        listen();

        var brand = thereIs(aBrand("DKNY"));
        settled();
        assertThat(brandsToldOf()).containsExactly(brand.id());

        var described = aBrand("DKNY").describedAs("New York").build();
        result(brands().revise(brand.id(), new Precondition.Existing(), _ -> described, change()));
        settled();
        assertThat(brandsToldOf()).containsExactly(brand.id(), brand.id());

        result(brands().remove(brand.id(), new Precondition.Existing(), change()));
        settled();
        assertThat(brandsToldOf()).containsExactly(brand.id(), brand.id(), brand.id());
        assertThat(productsToldOf()).isEmpty();
    }

    @Test
    void the_products_of_a_renamed_brand_are_told_of() {
        var brand = thereIs(aBrand("DKNY"));
        var first = thereIs(aProduct().of(brand));
        var second = thereIs(aProduct().of(brand));
        thereIs(aProduct());
        listen();

        var renamed = aBrand("Donna Karan").build();
        result(brands().revise(brand.id(), new Precondition.Existing(), _ -> renamed, change()));

        settled();
        assertThat(productsToldOf()).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(brandsToldOf()).containsExactly(brand.id());
    }

    @Test
    void what_changed_nothing_is_not_told_of() {
        var product = thereIs(aProduct());
        listen();

        revise(product, theSameAs(product));

        settled();
        assertThat(told).isEmpty();
    }

    @Test
    void changes_are_told_in_their_order() {
        listen();

        var first = thereIs(aProduct());
        var second = thereIs(aProduct());
        var third = thereIs(aProduct());

        settled();
        assertThat(productsToldOf()).containsExactly(first.id(), second.id(), third.id());
        assertThat(told).extracting(CatalogueChange::at).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void what_was_read_after_a_change_can_be_told_from_what_may_not_have_been() {
        listen();
        var before = changes().position();

        thereIs(aProduct());
        settled();

        var change = told.getFirst().at();
        assertThat(change).isGreaterThanOrEqualTo(before);
        waitUntilPositionIsAbove(change);
        assertThat(changes().position()).isGreaterThan(change);
    }

    @Test
    void only_the_last_listener_is_told() {
        var others = new CopyOnWriteArrayList<CatalogueChange>();
        changes().tell(others::add);
        listen();
        others.clear();

        thereIs(aProduct());

        settled();
        assertThat(productsToldOf()).hasSize(1);
        assertThat(others).isEmpty();
    }

    @Test
    void what_is_heard_can_be_trusted() {
        listen();

        assertThat(changes().hearing()).isEqualTo(CatalogueChanges.Hearing.CURRENT);
    }

    private void listen() {
        changes().tell(told::add);
        waitUntilHeard();
        told.clear();
    }

    /** For those that hear by themselves, some time later. */
    protected void waitUntilHeard() {}

    /** For those that learn of it by themselves, some time later. */
    protected void waitUntilPositionIsAbove(long place) {}

    protected void settled() {
        changes().settled().block(Duration.ofSeconds(30));
    }

    private List<ProductId> productsToldOf() {
        return told.stream()
                .filter(CatalogueChange.OfProducts.class::isInstance)
                .map(change -> ((CatalogueChange.OfProducts) change).products())
                .flatMap(Set::stream)
                .toList();
    }

    private List<BrandId> brandsToldOf() {
        return told.stream()
                .filter(CatalogueChange.OfBrands.class::isInstance)
                .map(change -> ((CatalogueChange.OfBrands) change).brands())
                .flatMap(Set::stream)
                .toList();
    }
}
