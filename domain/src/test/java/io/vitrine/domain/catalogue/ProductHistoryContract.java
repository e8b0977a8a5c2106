package io.vitrine.domain.catalogue;

import static io.vitrine.domain.catalogue.BrandDraftBuilder.aBrand;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aCompleteProduct;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.theSameAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.catalogue.ProductVersion.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** What {@link Products} promises of deleting, restoring and remembering. */
public abstract class ProductHistoryContract extends CatalogueContract {
    private static final Precondition WHATEVER_IS_THERE = new Precondition.Existing();
    private static final Duration JUST_REMEMBERED = ProductState.REMEMBERED.minusSeconds(1);
    private static final Duration JUST_FORGOTTEN = ProductState.REMEMBERED.plusSeconds(1);

    @Test
    void a_deleted_product_is_remembered_for_thirty_days() {
        var product = thereIs(aCompleteProduct());

        var write = remove(product);

        var last = product.advanced(now());
        assertThat(write).isEqualTo(new ProductWrite.Removed(last));
        assertThat(last.version()).isEqualTo(2);
        assertThat(result(products().byId(product.id(), now().plus(JUST_REMEMBERED))))
                .isEqualTo(new ProductState.Deleted(last, now()));
        StepVerifier.create(products().byId(product.id(), now().plus(JUST_FORGOTTEN)))
                .verifyComplete();
    }

    @Test
    void a_deleted_product_is_found_neither_by_sku_nor_among_others() {
        var product = thereIs(aProduct());

        remove(product);

        StepVerifier.create(products().bySku(product.sku())).verifyComplete();
        StepVerifier.create(products().byIds(List.of(product.id()))).verifyComplete();
    }

    @Test
    void a_deleted_product_has_to_be_restored_first() {
        var product = thereIs(aProduct());
        remove(product);
        var gone = new ProductWrite.Gone(now());

        assertThat(revise(product, aProduct().named("Renamed"))).isEqualTo(gone);
        assertThat(remove(product)).isEqualTo(gone);
        assertThat(result(products().remove(product.id(), new Precondition.OneOf(Set.of(1L)), change())))
                .isEqualTo(gone);
        assertThat(result(products()
                        .create(product.id(), aProduct().withSku("new").build(), change())))
                .isEqualTo(gone);
    }

    @Test
    void a_restored_product_is_there_again_with_a_new_version() {
        var product = thereIs(aCompleteProduct().of(thereIs(aBrand("Puma"))));
        remove(product);

        var write = result(products().restore(product.id(), change()));

        var restored = product.advanced(now()).advanced(now());
        assertThat(write).isEqualTo(new ProductWrite.Revised(restored, Set.of()));
        assertThat(restored.version()).isEqualTo(3);
        assertThat(result(products().byId(product.id(), now()))).isEqualTo(new ProductState.Live(restored));
        assertThat(result(products().bySku(product.sku()))).isEqualTo(restored);
    }

    @Test
    void restoring_what_is_not_deleted_changes_nothing() {
        var product = thereIs(aProduct());

        assertThat(result(products().restore(product.id(), change()))).isEqualTo(new ProductWrite.Unchanged(product));
    }

    @Test
    void after_thirty_days_nothing_can_be_restored() {
        var product = thereIs(aProduct());
        remove(product);

        assertThat(result(products().restore(product.id(), changeAfter(JUST_FORGOTTEN))))
                .isEqualTo(new ProductWrite.Absent());
    }

    @Test
    void the_sku_of_a_deleted_product_can_be_given_away() {
        var first = thereIs(aProduct().withSku("abc").build(), change());
        remove(first);

        var second = thereIs(aProduct().withSku("abc").build(), change());

        assertThat(result(products().bySku(new Sku("abc")))).isEqualTo(second);
        assertThat(result(products().restore(first.id(), change())))
                .isEqualTo(new ProductWrite.DuplicateSku(second.id()));
    }

    @Test
    void a_restored_product_shows_its_brand_as_it_is_called_now() {
        var brand = thereIs(aBrand("Adidas"));
        var product = thereIs(aProduct().of(brand));
        remove(product);
        result(brands().revise(
                        brand.id(), WHATEVER_IS_THERE, _ -> aBrand("adidas").build(), change()));

        var write = result(products().restore(product.id(), change()));

        assertThat(write)
                .isInstanceOfSatisfying(
                        ProductWrite.Revised.class,
                        restored -> assertThat(restored.product().brand())
                                .isEqualTo(new BrandSummary(brand.id(), brand.slug(), new BrandName("adidas"))));
    }

    @Test
    void every_write_is_an_entry_of_the_history() {
        var created = thereIs(aCompleteProduct());
        var creation = new Change(ANA, now());
        var revised = ((ProductWrite.Revised) revise(created, theSameAs(created).named("Renamed"))).product();
        var revision = new Change(ANA, now());
        var removed = ((ProductWrite.Removed) remove(created)).product();
        var removal = new Change(ANA, now());
        var restoration = change();
        var restored = ((ProductWrite.Revised) result(products().restore(created.id(), restoration))).product();

        var history = products().versions(created.id(), Long.MAX_VALUE, 100).collectList();

        assertThat(history.block())
                .containsExactly(
                        new ProductVersion(restored, Kind.RESTORED, restoration, Set.of()),
                        new ProductVersion(removed, Kind.DELETED, removal, Set.of()),
                        new ProductVersion(revised, Kind.UPDATED, revision, Set.of(ProductField.NAME)),
                        new ProductVersion(created, Kind.CREATED, creation, Set.of(ProductField.values())));
    }

    @Test
    void what_was_refused_or_changed_nothing_is_no_entry_of_the_history() {
        var product = thereIs(aProduct());

        revise(product, theSameAs(product));
        revise(product, aProduct().of(new BrandReference.ById(newBrandId())));
        result(products().remove(product.id(), new Precondition.OneOf(Set.of(7L)), change()));
        result(products().restore(product.id(), change()));

        StepVerifier.create(products().versions(product.id(), Long.MAX_VALUE, 100))
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    void the_history_is_read_in_parts_newest_first() {
        var product = thereIs(aProduct());
        for (int n = 2; n <= 7; n++) {
            revise(product, theSameAs(product).named("Name " + n));
        }

        assertThat(versionNumbers(product, Long.MAX_VALUE, 3)).containsExactly(7L, 6L, 5L);
        assertThat(versionNumbers(product, 5, 3)).containsExactly(4L, 3L, 2L);
        assertThat(versionNumbers(product, 2, 3)).containsExactly(1L);
        assertThat(versionNumbers(product, 1, 3)).isEmpty();
    }

    private List<Long> versionNumbers(Product product, long before, int most) {
        return result(products()
                .versions(product.id(), before, most)
                .map(entry -> entry.product().version())
                .collectList());
    }

    @Test
    void one_version_is_read_by_its_number() {
        var product = thereIs(aProduct());
        revise(product, theSameAs(product).named("Renamed"));

        assertThat(result(products().version(product.id(), 1)).product()).isEqualTo(product);
        assertThat(result(products().version(product.id(), 2)).product().name()).isEqualTo(new ProductName("Renamed"));
        StepVerifier.create(products().version(product.id(), 3)).verifyComplete();
        StepVerifier.create(products().version(product.id(), 0)).verifyComplete();
        StepVerifier.create(products().version(newProductId(), 1)).verifyComplete();
        StepVerifier.create(products().versions(newProductId(), Long.MAX_VALUE, 10))
                .verifyComplete();
    }

    @Test
    void the_history_of_a_deleted_product_is_still_read() {
        var product = thereIs(aProduct());
        remove(product);

        assertThat(versionNumbers(product, Long.MAX_VALUE, 10)).containsExactly(2L, 1L);
    }
}
