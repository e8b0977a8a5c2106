package io.vitrine.domain.catalogue;

import static io.vitrine.domain.catalogue.BrandDraftBuilder.aBrand;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aCompleteProduct;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.theSameAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.shared.InvalidDocument;
import io.vitrine.domain.shared.Violation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What {@link Products} promises of single products; {@link ProductHistoryContract} has deletion and history. */
public abstract class ProductsContract extends CatalogueContract {
    private static final Precondition WHATEVER_IS_THERE = new Precondition.Existing();

    @Test
    void a_product_comes_back_exactly_as_it_was_created() {
        var dkny = thereIs(aBrand("DKNY"));
        var draft = aCompleteProduct().of(dkny).withSku("10017413 / ä").build();
        var id = newProductId();
        var change = change();

        var write = result(products().create(id, draft, change));

        var expected = Product.created(id, draft, dkny.summary(), change.at());
        assertThat(write).isEqualTo(new ProductWrite.Created(expected));
        assertThat(expected.version()).isEqualTo(1);
        assertThat(result(products().byId(id, now()))).isEqualTo(new ProductState.Live(expected));
        assertThat(result(products().bySku(draft.sku()))).isEqualTo(expected);
        assertThat(products().byIds(List.of(id)).collectList().block()).containsExactly(expected);
    }

    @Test
    void a_product_needs_a_sku_and_a_name_only() {
        var bare = thereIs(aProduct());

        assertThat(result(products().byId(bare.id(), now()))).isEqualTo(new ProductState.Live(bare));
        assertThat(bare.brand()).isNull();
        assertThat(bare.price()).isNull();
        assertThat(bare.imageUrl()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " outer blanks ",
                "tab\tand\r\nlines",
                "no-break\u00a0space",
                "&#38; <b>x</b>",
                "\"quotes\" \\ ' % _ $1 ?",
                "e\u0301 is not \u00e9",
                "\uD83D\uDC5C bag",
                "\u202eright to left"
            })
    void text_is_kept_as_sent(String text) {
        var product = thereIs(aProduct()
                .named(text)
                .describedAs(text)
                .in(text, text)
                .with("text", text)
                .with("texts", List.of(text)));

        var found = (ProductState.Live) result(products().byId(product.id(), now()));

        assertThat(found.product()).isEqualTo(product);
        assertThat(found.product().name().value()).isEqualTo(text);
    }

    @Test
    void amounts_and_numbers_keep_their_value() {
        var product = thereIs(aProduct()
                .priced("999999999999.999", "KWD")
                .with("tiny", new BigDecimal("0.00000000000000000001"))
                .with("large", new BigDecimal("12345678901234567890.12345"))
                .with("negative", new BigDecimal("-7.50")));

        assertThat(result(products().byId(product.id(), now()))).isEqualTo(new ProductState.Live(product));
    }

    @Test
    void the_empty_list_and_the_empty_text_are_values() {
        var product =
                thereIs(aProduct().with("empty", "").with("none", List.of()).with("blank", List.of("")));

        assertThat(result(products().byId(product.id(), now()))).isEqualTo(new ProductState.Live(product));
    }

    @Test
    void what_is_not_there_is_not_found() {
        thereIs(aProduct());

        StepVerifier.create(products().byId(newProductId(), now())).verifyComplete();
        StepVerifier.create(products().bySku(new Sku("other"))).verifyComplete();
        StepVerifier.create(products().byIds(List.of(newProductId()))).verifyComplete();
        StepVerifier.create(products().byIds(List.of())).verifyComplete();
    }

    @Test
    void many_products_are_read_at_once() {
        var first = thereIs(aProduct());
        var second = thereIs(aProduct());
        thereIs(aProduct());

        var found = products().byIds(List.of(second.id(), newProductId(), first.id()));

        assertThat(found.collectList().block()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void skus_differ_by_case() {
        var lower = thereIs(aProduct().withSku("abc").build(), change());
        var upper = thereIs(aProduct().withSku("ABC").build(), change());

        assertThat(result(products().bySku(new Sku("abc")))).isEqualTo(lower);
        assertThat(result(products().bySku(new Sku("ABC")))).isEqualTo(upper);
    }

    @Test
    void a_sku_is_given_once() {
        var first = thereIs(aProduct().withSku("abc").build(), change());

        var write = result(
                products().create(newProductId(), aProduct().withSku("abc").build(), change()));

        assertThat(write).isEqualTo(new ProductWrite.DuplicateSku(first.id()));
    }

    @Test
    void of_twenty_creations_of_one_sku_at_once_one_succeeds() {
        var draft = aProduct().withSku("abc").build();
        var change = change();

        var writes = Flux.range(0, 20)
                .map(_ -> newProductId())
                .flatMap(id -> products().create(id, draft, change).subscribeOn(Schedulers.parallel()), 20)
                .collectList()
                .block();

        var winner = result(products().bySku(draft.sku()));
        assertThat(writes).hasSize(20).containsOnlyOnce(new ProductWrite.Created(winner));
        assertThat(writes)
                .filteredOn(new ProductWrite.DuplicateSku(winner.id())::equals)
                .hasSize(19);
    }

    @Test
    void of_twenty_creations_of_one_identity_at_once_one_succeeds() {
        var id = newProductId();
        var change = change();

        var writes = Flux.range(0, 20)
                .flatMap(
                        n -> products()
                                .create(id, aProduct().withSku("sku-" + n).build(), change)
                                .subscribeOn(Schedulers.parallel()),
                        20)
                .collectList()
                .block();

        assertThat(writes).filteredOn(ProductWrite.Created.class::isInstance).hasSize(1);
        assertThat(writes).filteredOn(new ProductWrite.AlreadyThere(1)::equals).hasSize(19);
    }

    @Test
    void an_identity_is_given_once() {
        var first = thereIs(aProduct());
        revise(first, theSameAs(first).named("Renamed"));

        var write =
                result(products().create(first.id(), aProduct().withSku("other").build(), change()));

        assertThat(write).isEqualTo(new ProductWrite.AlreadyThere(2));
    }

    @Test
    void a_brand_is_named_by_identity_or_slug() {
        var puma = thereIs(aBrand("Puma"));

        var byId = thereIs(aProduct().of(new BrandReference.ById(puma.id())));
        var bySlug = thereIs(aProduct().of(new BrandReference.BySlug(new Slug("puma"))));

        assertThat(byId.brand()).isEqualTo(puma.summary());
        assertThat(bySlug.brand()).isEqualTo(puma.summary());
    }

    @Test
    void a_product_of_an_unknown_brand_is_refused() {
        var draft = aProduct().of(new BrandReference.ById(newBrandId()));
        var there = thereIs(aProduct());

        assertThat(result(products().create(newProductId(), draft.withSku("x").build(), change())))
                .isEqualTo(new ProductWrite.UnknownBrand());
        assertThat(revise(there, draft.of(new BrandReference.BySlug(new Slug("nobody")))))
                .isEqualTo(new ProductWrite.UnknownBrand());
        StepVerifier.create(products().bySku(new Sku("x"))).verifyComplete();
        assertThat(result(products().byId(there.id(), now()))).isEqualTo(new ProductState.Live(there));
    }

    @Test
    void a_revision_makes_the_next_version() {
        var puma = thereIs(aBrand("Puma"));
        var product = thereIs(aProduct());
        var draft =
                aCompleteProduct().of(puma).withStatus(ProductStatus.ARCHIVED).build();
        var change = change();

        var write = result(products().revise(product.id(), WHATEVER_IS_THERE, _ -> draft, change));

        var expected = product.revised(draft, puma.summary(), change.at());
        assertThat(write).isEqualTo(new ProductWrite.Revised(expected, Set.of(ProductField.values())));
        assertThat(expected.version()).isEqualTo(2);
        assertThat(expected.slug()).isEqualTo(product.slug());
        assertThat(result(products().byId(product.id(), now()))).isEqualTo(new ProductState.Live(expected));
    }

    @Test
    void a_revision_is_made_of_what_is_there() {
        var product = thereIs(aProduct().named("One"));
        revise(product, theSameAs(product).named("Two"));

        var write = result(products()
                .revise(
                        product.id(),
                        WHATEVER_IS_THERE,
                        current -> theSameAs(current)
                                .named(current.name() + " more")
                                .build(),
                        change()));

        assertThat(write).isInstanceOfSatisfying(ProductWrite.Revised.class, revised -> {
            assertThat(revised.product().name()).isEqualTo(new ProductName("Two more"));
            assertThat(revised.changed()).containsExactly(ProductField.NAME);
        });
    }

    @Test
    void everything_optional_can_be_taken_away() {
        var product = thereIs(aCompleteProduct().of(thereIs(aBrand("Puma"))));

        revise(product, aProduct());

        var live = (ProductState.Live) result(products().byId(product.id(), now()));
        assertThat(live.product())
                .isEqualTo(
                        product.revised(aProduct().build(), null, live.product().updatedAt()));
    }

    @Test
    void the_sku_stays_whatever_the_draft_says() {
        var product = thereIs(aProduct());

        var write = revise(product, theSameAs(product).withSku("other").named("Renamed"));

        assertThat(((ProductWrite.Revised) write).product().sku()).isEqualTo(product.sku());
        StepVerifier.create(products().bySku(new Sku("other"))).verifyComplete();
    }

    @Test
    void a_revision_that_changes_nothing_makes_no_version() {
        var product = thereIs(aCompleteProduct().of(thereIs(aBrand("Puma"))));

        var write = revise(product, theSameAs(product).withSku("other"));

        assertThat(write).isEqualTo(new ProductWrite.Unchanged(product));
        assertThat(result(products().byId(product.id(), now()))).isEqualTo(new ProductState.Live(product));
    }

    @Test
    void a_refused_revision_changes_nothing() {
        var product = thereIs(aProduct());
        var refusal = new InvalidDocument(List.of(new Violation("/name", "blank", "has only blanks")));

        var revising = products()
                .revise(
                        product.id(),
                        WHATEVER_IS_THERE,
                        _ -> {
                            throw refusal;
                        },
                        change());

        StepVerifier.create(revising).verifyErrorMatches(refusal::equals);
        assertThat(result(products().byId(product.id(), now()))).isEqualTo(new ProductState.Live(product));
    }

    @Test
    void what_is_not_there_cannot_be_changed() {
        var id = newProductId();

        assertThat(result(
                        products().revise(id, WHATEVER_IS_THERE, _ -> aProduct().build(), change())))
                .isEqualTo(new ProductWrite.Absent());
        assertThat(result(products().remove(id, WHATEVER_IS_THERE, change()))).isEqualTo(new ProductWrite.Absent());
        assertThat(result(products().restore(id, change()))).isEqualTo(new ProductWrite.Absent());
    }

    @Test
    void another_version_is_a_conflict_that_names_what_changed_since() {
        var product = thereIs(aProduct());
        revise(product, theSameAs(product).named("Renamed"));
        revise(product, theSameAs(product).named("Renamed").priced("9.99", "EUR"));
        revise(
                product,
                theSameAs(product).named("Renamed").priced("8.99", "EUR").in("Men"));

        assertThat(conflict(product, 1L))
                .isEqualTo(new ProductWrite.VersionConflict(
                        4, Set.of(ProductField.NAME, ProductField.PRICE, ProductField.CATEGORIES)));
        assertThat(conflict(product, 1L, 3L))
                .isEqualTo(new ProductWrite.VersionConflict(4, Set.of(ProductField.PRICE, ProductField.CATEGORIES)));
        assertThat(conflict(product, 99L)).isEqualTo(new ProductWrite.VersionConflict(4, Set.of()));
        assertThat(conflict(product)).isEqualTo(new ProductWrite.VersionConflict(4, Set.of()));
        assertThat(result(products().remove(product.id(), new Precondition.OneOf(Set.of(2L)), change())))
                .isEqualTo(new ProductWrite.VersionConflict(4, Set.of(ProductField.PRICE, ProductField.CATEGORIES)));
    }

    private ProductWrite conflict(Product product, Long... versions) {
        return result(products()
                .revise(
                        product.id(),
                        new Precondition.OneOf(Set.of(versions)),
                        _ -> aProduct().named("Lost").build(),
                        change()));
    }

    @Test
    void any_of_several_versions_will_do() {
        var product = thereIs(aProduct());
        revise(product, theSameAs(product).named("Renamed"));

        var write = result(products()
                .revise(
                        product.id(),
                        new Precondition.OneOf(Set.of(2L, 7L)),
                        _ -> theSameAs(product).named("Again").build(),
                        change()));

        assertThat(write).isInstanceOf(ProductWrite.Revised.class);
    }

    @Test
    void of_twenty_revisions_of_one_version_at_once_one_wins() {
        var product = thereIs(aProduct());
        var change = change();

        var writes = Flux.range(0, 20)
                .flatMap(
                        n -> products()
                                .revise(
                                        product.id(),
                                        new Precondition.OneOf(Set.of(1L)),
                                        _ -> theSameAs(product)
                                                .named("Name " + n)
                                                .build(),
                                        change)
                                .subscribeOn(Schedulers.parallel()),
                        20)
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(writes).filteredOn(ProductWrite.Revised.class::isInstance).hasSize(1);
        assertThat(writes)
                .filteredOn(new ProductWrite.VersionConflict(2, Set.of(ProductField.NAME))::equals)
                .hasSize(19);
    }

    @Test
    void twenty_revisions_of_whatever_is_there_lose_none() {
        var product = thereIs(aProduct().with("count", 0));
        var change = change();

        var writes = Flux.range(0, 20)
                .flatMap(
                        n -> products()
                                .revise(
                                        product.id(),
                                        WHATEVER_IS_THERE,
                                        current -> theSameAs(current)
                                                .with("n" + n, true)
                                                .build(),
                                        change)
                                .subscribeOn(Schedulers.parallel()),
                        20)
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(writes).hasOnlyElementsOfType(ProductWrite.Revised.class);
        var live = (ProductState.Live) result(products().byId(product.id(), now()));
        assertThat(live.product().version()).isEqualTo(21);
        assertThat(live.product().attributes().values()).hasSize(21);
    }
}
