package io.vitrine.domain.catalogue;

import static io.vitrine.domain.catalogue.BrandDraftBuilder.aBrand;
import static io.vitrine.domain.catalogue.BrandDraftBuilder.theSameAs;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.shared.InvalidDocument;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What {@link Brands} promises. */
public abstract class BrandsContract extends CatalogueContract {
    private static final Precondition WHATEVER_IS_THERE = new Precondition.Existing();

    @Test
    void a_brand_comes_back_exactly_as_it_was_created() {
        var draft = aBrand("U.S. Polo Assn.")
                .describedAs("Since 1890\n& \u00a0still \uD83D\uDC0E")
                .withLogo("https://img.example/uspa.png")
                .build();
        var id = newBrandId();

        var write = result(brands().create(id, draft, change()));

        var expected = Brand.created(id, new Slug("u-s-polo-assn"), draft, now());
        assertThat(write).isEqualTo(new BrandWrite.Created(expected));
        assertThat(result(brands().byId(id))).isEqualTo(expected);
        assertThat(result(brands().bySlug(new Slug("u-s-polo-assn")))).isEqualTo(expected);
    }

    @Test
    void what_is_not_there_is_not_found() {
        StepVerifier.create(brands().byId(newBrandId())).verifyComplete();
        StepVerifier.create(brands().bySlug(new Slug("nobody"))).verifyComplete();
    }

    @Test
    void a_slug_that_is_made_and_taken_gets_a_number() {
        thereIs(aBrand("Puma"));

        assertThat(thereIs(aBrand("PUMA")).slug()).isEqualTo(new Slug("puma-2"));
        assertThat(thereIs(aBrand("puma!")).slug()).isEqualTo(new Slug("puma-3"));
        assertThat(thereIs(aBrand("\u30D7\u30FC\u30DE")).slug()).isEqualTo(new Slug("brand"));
    }

    @Test
    void names_of_the_greatest_length_that_make_one_slug_get_numbers_too() {
        var slugs = IntStream.rangeClosed(1, 12)
                .mapToObj(n ->
                        thereIs(aBrand("A".repeat(n) + "a".repeat(200 - n))).slug())
                .toList();

        assertThat(slugs)
                .doesNotHaveDuplicates()
                .startsWith(new Slug("a".repeat(200)), new Slug("a".repeat(198) + "-2"))
                .endsWith(new Slug("a".repeat(197) + "-12"));
    }

    @Test
    void a_slug_that_is_asked_for_and_taken_is_a_duplicate() {
        var puma = thereIs(aBrand("Puma"));

        assertThat(result(brands().create(
                                newBrandId(), aBrand("Other").withSlug("puma").build(), change())))
                .isEqualTo(new BrandWrite.DuplicateSlug(puma.id()));
    }

    @Test
    void a_name_is_given_once_and_names_differ_by_case() {
        var puma = thereIs(aBrand("Puma"));

        assertThat(result(brands().create(
                                newBrandId(), aBrand("Puma").withSlug("puma-se").build(), change())))
                .isEqualTo(new BrandWrite.DuplicateName(puma.id()));
        assertThat(thereIs(aBrand("PUMA")).name()).isEqualTo(new BrandName("PUMA"));
    }

    @Test
    void an_identity_is_given_once() {
        var puma = thereIs(aBrand("Puma"));

        assertThat(result(brands().create(puma.id(), aBrand("Other").build(), change())))
                .isEqualTo(new BrandWrite.AlreadyThere(1));
    }

    @Test
    void of_twenty_creations_of_one_name_at_once_one_succeeds() {
        var change = change();

        var writes = Flux.range(0, 20)
                .map(_ -> newBrandId())
                .flatMap(
                        id -> brands().create(id, aBrand("Puma").build(), change)
                                .subscribeOn(Schedulers.parallel()),
                        20)
                .collectList()
                .block(Duration.ofSeconds(30));

        var winner = result(brands().bySlug(new Slug("puma")));
        assertThat(writes).containsOnlyOnce(new BrandWrite.Created(winner));
        assertThat(writes)
                .filteredOn(new BrandWrite.DuplicateName(winner.id())::equals)
                .hasSize(19);
    }

    @Test
    void brands_whose_names_make_one_slug_are_created_at_once() {
        var change = change();

        var writes = Flux.range(1, 10)
                .flatMap(
                        n -> brands().create(
                                        newBrandId(),
                                        aBrand("Puma" + "!".repeat(n)).build(),
                                        change)
                                .subscribeOn(Schedulers.parallel()),
                        10)
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(writes).hasOnlyElementsOfType(BrandWrite.Created.class);
        assertThat(writes)
                .extracting(write -> ((BrandWrite.Created) write).brand().slug().value())
                .containsExactlyInAnyOrder(
                        "puma", "puma-2", "puma-3", "puma-4", "puma-5", "puma-6", "puma-7", "puma-8", "puma-9",
                        "puma-10");
    }

    @Test
    void a_revision_makes_the_next_version() {
        var puma = thereIs(aBrand("Puma").withLogo("https://img.example/puma.png"));
        var draft = aBrand("Puma SE")
                .withSlug("puma-se")
                .describedAs("Herzogenaurach")
                .build();

        var write = result(brands().revise(puma.id(), WHATEVER_IS_THERE, _ -> draft, change()));

        var expected = puma.revised(draft, now());
        assertThat(write).isEqualTo(new BrandWrite.Revised(expected));
        assertThat(expected.version()).isEqualTo(2);
        assertThat(result(brands().byId(puma.id()))).isEqualTo(expected);
        assertThat(result(brands().bySlug(new Slug("puma-se")))).isEqualTo(expected);
        StepVerifier.create(brands().bySlug(new Slug("puma"))).verifyComplete();
    }

    @Test
    void a_revision_without_slug_keeps_the_one_there_is() {
        var puma = thereIs(aBrand("Puma"));

        revise(puma, aBrand("Jaguar"));

        assertThat(result(brands().byId(puma.id())).slug()).isEqualTo(new Slug("puma"));
    }

    @Test
    void a_revision_that_changes_nothing_makes_no_version() {
        var puma = thereIs(aBrand("Puma").describedAs("Shoes"));

        assertThat(revise(puma, theSameAs(puma))).isEqualTo(new BrandWrite.Unchanged(puma));
        assertThat(revise(puma, theSameAs(puma).withoutSlug())).isEqualTo(new BrandWrite.Unchanged(puma));
    }

    @Test
    void a_revision_to_what_another_brand_has_is_a_duplicate() {
        var puma = thereIs(aBrand("Puma"));
        var nike = thereIs(aBrand("Nike"));

        assertThat(revise(nike, theSameAs(nike).withSlug("puma"))).isEqualTo(new BrandWrite.DuplicateSlug(puma.id()));
        assertThat(revise(nike, theSameAs(nike).named("Puma"))).isEqualTo(new BrandWrite.DuplicateName(puma.id()));
        assertThat(result(brands().byId(nike.id()))).isEqualTo(nike);
    }

    @Test
    void a_refused_revision_changes_nothing() {
        var puma = thereIs(aBrand("Puma"));
        var refusal = new InvalidDocument(List.of());

        var revising = brands().revise(
                        puma.id(),
                        WHATEVER_IS_THERE,
                        _ -> {
                            throw refusal;
                        },
                        change());

        StepVerifier.create(revising).verifyErrorMatches(refusal::equals);
        assertThat(result(brands().byId(puma.id()))).isEqualTo(puma);
    }

    @Test
    void another_version_is_a_conflict() {
        var puma = thereIs(aBrand("Puma"));
        revise(puma, aBrand("Puma SE"));
        var first = new Precondition.OneOf(Set.of(1L));
        var conflict = new BrandWrite.VersionConflict(2, Set.of(BrandField.NAME));

        assertThat(result(brands().revise(puma.id(), first, _ -> aBrand("Lost").build(), change())))
                .isEqualTo(conflict);
        assertThat(result(brands().remove(puma.id(), first, change()))).isEqualTo(conflict);
    }

    @Test
    void a_conflict_tells_what_was_changed_after_the_version_that_was_named() {
        var puma = thereIs(aBrand("Puma"));
        revise(puma, aBrand("Puma SE"));
        revise(puma, aBrand("Puma SE").describedAs("Cats"));
        revise(puma, aBrand("Puma SE").describedAs("Big cats").withSlug("puma-se"));

        assertThat(conflictWith(puma, 1))
                .isEqualTo(new BrandWrite.VersionConflict(
                        4, Set.of(BrandField.NAME, BrandField.DESCRIPTION, BrandField.SLUG)));
        assertThat(conflictWith(puma, 3))
                .isEqualTo(new BrandWrite.VersionConflict(4, Set.of(BrandField.DESCRIPTION, BrandField.SLUG)));
        assertThat(conflictWith(puma, 9)).isEqualTo(new BrandWrite.VersionConflict(4, Set.of()));
    }

    private BrandWrite conflictWith(Brand brand, long version) {
        return result(brands().remove(brand.id(), new Precondition.OneOf(Set.of(version)), change()));
    }

    @Test
    void of_twenty_revisions_of_one_version_at_once_one_wins() {
        var puma = thereIs(aBrand("Puma"));
        var first = new Precondition.OneOf(Set.of(1L));
        var change = change();

        var writes = Flux.range(0, 20)
                .flatMap(
                        n -> brands().revise(
                                        puma.id(),
                                        first,
                                        _ -> aBrand("Puma " + n).build(),
                                        change)
                                .subscribeOn(Schedulers.parallel()),
                        20)
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(writes).filteredOn(BrandWrite.Revised.class::isInstance).hasSize(1);
        assertThat(writes)
                .filteredOn(new BrandWrite.VersionConflict(2, Set.of(BrandField.NAME))::equals)
                .hasSize(19);
    }

    @Test
    void what_is_not_there_cannot_be_changed() {
        var id = newBrandId();

        assertThat(result(brands().revise(
                                id, WHATEVER_IS_THERE, _ -> aBrand("Puma").build(), change())))
                .isEqualTo(new BrandWrite.Absent());
        assertThat(result(brands().remove(id, WHATEVER_IS_THERE, change()))).isEqualTo(new BrandWrite.Absent());
    }

    @Test
    void a_new_name_or_slug_gives_every_product_of_the_brand_a_new_version() {
        var puma = thereIs(aBrand("Puma"));
        var shoe = thereIs(aProduct().named("Shoe").of(puma));
        var shirt = thereIs(aProduct().named("Shirt").of(puma).withStatus(ProductStatus.DRAFT));
        var other = thereIs(aProduct().of(thereIs(aBrand("Nike"))));

        revise(puma, aBrand("Puma SE"));
        var renamed = new Change(ANA, now());
        revise(puma, aBrand("Puma SE").withSlug("puma-se"));

        var summary = new BrandSummary(puma.id(), new Slug("puma-se"), new BrandName("Puma SE"));
        for (var product : List.of(shoe, shirt)) {
            assertThat(result(products().bySku(product.sku()))).satisfies(now -> {
                assertThat(now.version()).isEqualTo(3);
                assertThat(now.updatedAt()).isEqualTo(now());
                assertThat(now.brand()).isEqualTo(summary);
                assertThat(now.name()).isEqualTo(product.name());
            });
            assertThat(result(products().version(product.id(), 2))).satisfies(entry -> {
                assertThat(entry.kind()).isEqualTo(ProductVersion.Kind.UPDATED);
                assertThat(entry.change()).isEqualTo(renamed);
                assertThat(entry.changed()).containsExactly(ProductField.BRAND);
            });
        }
        assertThat(result(products().bySku(other.sku()))).isEqualTo(other);
    }

    @Test
    void another_description_or_logo_does_not_touch_the_products() {
        var puma = thereIs(aBrand("Puma"));
        var shoe = thereIs(aProduct().of(puma));

        revise(puma, theSameAs(puma).describedAs("Shoes").withLogo("https://img.example/puma.png"));

        assertThat(result(products().bySku(shoe.sku()))).isEqualTo(shoe);
    }

    @Test
    void a_removed_brand_is_gone_and_leaves_its_name_and_slug() {
        var puma = thereIs(aBrand("Puma"));

        assertThat(remove(puma)).isEqualTo(new BrandWrite.Removed());

        StepVerifier.create(brands().byId(puma.id())).verifyComplete();
        assertThat(remove(puma)).isEqualTo(new BrandWrite.Absent());
        assertThat(thereIs(aBrand("Puma")).slug()).isEqualTo(new Slug("puma"));
    }

    @Test
    void a_brand_with_products_is_in_use_also_while_they_are_deleted_and_remembered() {
        var puma = thereIs(aBrand("Puma"));
        var shoe = thereIs(aProduct().of(puma));

        assertThat(remove(puma)).isEqualTo(new BrandWrite.InUse());
        remove(shoe);
        assertThat(remove(puma)).isEqualTo(new BrandWrite.InUse());

        assertThat(result(brands().byId(puma.id()))).isEqualTo(puma);
    }

    @Test
    void a_brand_that_its_products_left_can_be_removed() {
        var puma = thereIs(aBrand("Puma"));
        var shoe = thereIs(aProduct().of(puma));
        revise(shoe, aProduct().withoutBrand());

        assertThat(remove(puma)).isEqualTo(new BrandWrite.Removed());
    }

    private BrandWrite revise(Brand brand, BrandDraftBuilder draft) {
        return result(brands().revise(brand.id(), WHATEVER_IS_THERE, _ -> draft.build(), change()));
    }

    private BrandWrite remove(Brand brand) {
        return result(brands().remove(brand.id(), WHATEVER_IS_THERE, change()));
    }
}
