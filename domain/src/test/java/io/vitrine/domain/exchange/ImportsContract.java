package io.vitrine.domain.exchange;

import static io.vitrine.domain.catalogue.BrandDraftBuilder.aBrand;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aCompleteProduct;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.catalogue.BrandName;
import io.vitrine.domain.catalogue.CatalogueContract;
import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductDraft;
import io.vitrine.domain.catalogue.ProductDraftBuilder;
import io.vitrine.domain.catalogue.ProductField;
import io.vitrine.domain.catalogue.ProductName;
import io.vitrine.domain.catalogue.ProductVersion;
import io.vitrine.domain.catalogue.Sku;
import io.vitrine.domain.catalogue.Slug;
import io.vitrine.domain.shared.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What {@link Imports} promises of storing lines; {@link ImportLifeContract} has an import's life. */
public abstract class ImportsContract extends CatalogueContract {
    protected abstract Imports imports();

    @Test
    void an_upsert_creates_what_is_new_and_updates_what_is_known() {
        thereIs(aProduct().withSku("known").named("Old").build(), change());
        var id = begun(ImportMode.UPSERT);

        var run = stored(
                id,
                line(1, aProduct().withSku("new")),
                line(2, aProduct().withSku("known").named("Newer")));

        assertThat(run.tally()).isEqualTo(new ImportTally(2, 1, 1, 0, 0));
        assertThat(result(products().bySku(new Sku("new"))).version()).isEqualTo(1);
        assertThat(result(products().bySku(new Sku("known")))).satisfies(known -> {
            assertThat(known.name()).isEqualTo(new ProductName("Newer"));
            assertThat(known.version()).isEqualTo(2);
        });
    }

    @Test
    void an_imported_product_has_everything_that_its_line_says() {
        var draft = aCompleteProduct().withSku("10017413").ofBrandNamed("DKNY").build();
        var id = begun(ImportMode.UPSERT);

        stored(id, new ImportLine.Accepted(1, draft, "{}"));

        var brand = result(brands().bySlug(new Slug("dkny"))).summary();
        var product = result(products().bySku(draft.sku()));
        assertThat(product).isEqualTo(Product.created(product.id(), draft, brand, now()));
        assertThat(products()
                        .versions(product.id(), Long.MAX_VALUE, 10)
                        .collectList()
                        .block())
                .containsExactly(new ProductVersion(
                        product, ProductVersion.Kind.CREATED, new Change(ANA, now()), Set.of(ProductField.values())));
    }

    @Test
    void an_update_by_import_is_a_version_with_what_changed() {
        var before = thereIs(aCompleteProduct());
        var id = begun(ImportMode.UPSERT);

        stored(id, line(1, ProductDraftBuilder.theSameAs(before).named("Newer").priced("1.00", "INR")));

        assertThat(result(products().version(before.id(), 2))).satisfies(version -> {
            assertThat(version.kind()).isEqualTo(ProductVersion.Kind.UPDATED);
            assertThat(version.change()).isEqualTo(new Change(ANA, now()));
            assertThat(version.changed()).containsExactlyInAnyOrder(ProductField.NAME, ProductField.PRICE);
            assertThat(version.product().slug()).isEqualTo(before.slug());
        });
    }

    @Test
    void a_line_that_changes_nothing_makes_no_version() {
        var draft = aCompleteProduct().withSku("abc").ofBrandNamed("DKNY");
        var id = begun(ImportMode.UPSERT);
        stored(id, line(1, draft));
        var before = result(products().bySku(new Sku("abc")));

        var run = stored(id, line(2, draft));

        assertThat(run.tally()).isEqualTo(new ImportTally(2, 1, 0, 1, 0));
        assertThat(result(products().bySku(new Sku("abc")))).isEqualTo(before);
        StepVerifier.create(products().versions(before.id(), Long.MAX_VALUE, 10))
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    void a_creating_import_rejects_what_is_known() {
        var known = thereIs(aProduct().withSku("known").named("Old").build(), change());
        var id = begun(ImportMode.CREATE);

        var run = stored(
                id,
                line(1, aProduct().withSku("new")),
                line(2, aProduct().withSku("known").named("Newer")));

        assertThat(run.tally()).isEqualTo(new ImportTally(2, 1, 0, 0, 1));
        assertRejected(id, 2, "duplicate-sku");
        assertThat(result(products().bySku(new Sku("known")))).isEqualTo(known);
    }

    @Test
    void an_updating_import_rejects_what_is_new() {
        thereIs(aProduct().withSku("known").named("Old").build(), change());
        var id = begun(ImportMode.UPDATE);

        var run = stored(
                id,
                line(1, aProduct().withSku("new")),
                line(2, aProduct().withSku("known").named("Newer")));

        assertThat(run.tally()).isEqualTo(new ImportTally(2, 0, 1, 0, 1));
        assertRejected(id, 1, "not-found");
        StepVerifier.create(products().bySku(new Sku("new"))).verifyComplete();
    }

    @Test
    void the_sku_of_a_deleted_product_is_new() {
        var deleted = thereIs(aProduct().withSku("abc").build(), change());
        remove(deleted);
        var id = begun(ImportMode.CREATE);

        var run = stored(id, line(1, aProduct().withSku("abc")));

        assertThat(run.tally()).isEqualTo(new ImportTally(1, 1, 0, 0, 0));
        assertThat(result(products().bySku(new Sku("abc"))).id()).isNotEqualTo(deleted.id());
    }

    @Test
    void a_brand_that_does_not_exist_is_made_once() {
        var puma = thereIs(aBrand("Puma"));
        var id = begun(ImportMode.UPSERT);

        stored(
                id,
                line(1, aProduct().withSku("a").ofBrandNamed("Puma")),
                line(2, aProduct().withSku("b").ofBrandNamed("PUMA")),
                line(3, aProduct().withSku("c").ofBrandNamed("PUMA")),
                line(4, aProduct().withSku("d")));

        var made = result(brands().bySlug(new Slug("puma-2")));
        assertThat(made.name()).isEqualTo(new BrandName("PUMA"));
        assertThat(result(products().bySku(new Sku("a"))).brand()).isEqualTo(puma.summary());
        assertThat(result(products().bySku(new Sku("b"))).brand()).isEqualTo(made.summary());
        assertThat(result(products().bySku(new Sku("c"))).brand()).isEqualTo(made.summary());
        assertThat(result(products().bySku(new Sku("d"))).brand()).isNull();
    }

    @Test
    void rejected_lines_are_kept_in_their_order() {
        var id = begun(ImportMode.UPDATE);
        var second = new ImportLine.Rejected(
                2,
                List.of(
                        new Violation("/name", "blank", "has only blanks"),
                        new Violation("/price", "decimal", "is not a plain decimal")),
                "{\"sku\":\"x\u0000\uD83D\uDC5C\", \"name\":\" \"}");
        var ninth = new ImportLine.Rejected(9, List.of(new Violation("", "malformed", "is not JSON")), "not json");

        stored(id, second, line(3, aProduct().withSku("new")));
        var run = stored(id, line(8, aProduct().withSku("other")), ninth);

        assertThat(run.tally()).isEqualTo(new ImportTally(4, 0, 0, 0, 4));
        assertThat(run.lastLine()).isEqualTo(9);
        var rejects = result(imports().rejects(id).collectList());
        assertThat(rejects).extracting(ImportLine.Rejected::number).containsExactly(2L, 3L, 8L, 9L);
        assertThat(rejects.getFirst()).isEqualTo(second);
        assertThat(rejects.getLast()).isEqualTo(ninth);
        assertThat(rejects.get(1).input()).isEqualTo("input 3");
    }

    /** Each is what a line may have as the name of a member, so that a violation quotes it. */
    @ParameterizedTest
    @ValueSource(strings = {"\0", "x\0y", "\uD83D", "\uDC5C\uD83D", "\uFFFF", "\u001F\u007F", "\"\\", "\\u0000"})
    void a_violation_may_quote_whatever_was_sent(String name) {
        var id = begun(ImportMode.UPSERT);
        var rejected = new ImportLine.Rejected(
                1, List.of(new Violation("/" + name, "unknown", "'" + name + "' is not known")), "a\0b");

        stored(id, rejected, line(2, aProduct().withSku("new")));

        assertThat(result(imports().rejects(id).collectList())).containsExactly(rejected);
        assertThat(result(products().bySku(new Sku("new"))).version()).isEqualTo(1);
    }

    @Test
    void rejected_lines_are_read_no_faster_than_requested() {
        var id = begun(ImportMode.UPSERT);
        stored(
                id,
                IntStream.rangeClosed(1, 500)
                        .mapToObj(n -> new ImportLine.Rejected(n, List.of(), "line " + n))
                        .toArray(ImportLine[]::new));

        StepVerifier.create(imports().rejects(id).map(ImportLine.Rejected::number), 2)
                .expectNext(1L, 2L)
                .thenRequest(1)
                .expectNext(3L)
                .thenCancel()
                .verify(Duration.ofSeconds(30));
    }

    @Test
    void an_import_without_rejected_lines_has_none() {
        StepVerifier.create(imports().rejects(begun(ImportMode.UPSERT))).verifyComplete();
        StepVerifier.create(imports().rejects(new ImportId(identifiers.next()))).verifyComplete();
    }

    @Test
    void a_dry_run_counts_and_stores_nothing() {
        var known = thereIs(aProduct().withSku("known").build(), change());
        var same =
                thereIs(aProduct().withSku("same").of(thereIs(aBrand("Puma"))).build(), change());
        var id = begun(new ImportOrder(ImportMode.UPSERT, true));

        var run = stored(
                id,
                line(1, aProduct().withSku("new").ofBrandNamed("Unheard Of")),
                line(2, aProduct().withSku("known").ofBrandNamed("Unheard Of")),
                line(3, aProduct().withSku("same").ofBrandNamed("Puma")),
                new ImportLine.Rejected(4, List.of(new Violation("/name", "blank", "has only blanks")), "{}"));

        assertThat(run.tally()).isEqualTo(new ImportTally(4, 1, 1, 1, 1));
        assertThat(run.lastLine()).isEqualTo(4);
        StepVerifier.create(products().bySku(new Sku("new"))).verifyComplete();
        StepVerifier.create(brands().bySlug(new Slug("unheard-of"))).verifyComplete();
        assertThat(result(products().bySku(known.sku()))).isEqualTo(known);
        assertThat(result(products().bySku(same.sku()))).isEqualTo(same);
        StepVerifier.create(imports().rejects(id)).expectNextCount(1).verifyComplete();
    }

    @Test
    void a_dry_run_rejects_what_its_mode_does_not_allow() {
        thereIs(aProduct().withSku("known").build(), change());
        var creating = begun(new ImportOrder(ImportMode.CREATE, true));
        var updating = begun(new ImportOrder(ImportMode.UPDATE, true));

        stored(creating, line(1, aProduct().withSku("known")));
        stored(updating, line(1, aProduct().withSku("new")));

        assertRejected(creating, 1, "duplicate-sku");
        assertRejected(updating, 1, "not-found");
    }

    @Test
    void two_imports_of_the_same_skus_at_once_both_succeed() {
        var drafts = IntStream.range(0, 100)
                .mapToObj(n -> aProduct()
                        .withSku("sku-" + n)
                        .ofBrandNamed("Brand " + n % 7)
                        .build())
                .toList();
        var one = begun(ImportMode.UPSERT);
        var other = begun(ImportMode.UPSERT);
        var backwards = new ArrayList<>(drafts);
        Collections.reverse(backwards);
        var change = change();

        var runs = Flux.merge(
                        imports()
                                .store(ImportAttempt.first(one), batch(drafts), change)
                                .subscribeOn(Schedulers.parallel()),
                        imports()
                                .store(ImportAttempt.first(other), batch(backwards), change)
                                .subscribeOn(Schedulers.parallel()))
                .collectList()
                .blockOptional(Duration.ofSeconds(60))
                .orElseThrow();

        var tally = runs.stream().map(ImportRun::tally).reduce(ImportTally.ZERO, ImportTally::plus);
        assertThat(tally).isEqualTo(new ImportTally(200, 100, 0, 100, 0));
    }

    @Test
    void brands_whose_long_names_make_one_slug_are_made_in_one_batch_after_the_other() {
        var id = begun(ImportMode.UPSERT);

        for (int n = 1; n <= 3; n++) {
            var name = "A".repeat(n) + "a".repeat(200 - n);
            stored(id, line(n, aProduct().withSku("sku-" + n).ofBrandNamed(name)));
        }

        assertThat(result(brands().bySlug(new Slug("a".repeat(198) + "-3"))).name())
                .isEqualTo(new BrandName("AAA" + "a".repeat(197)));
    }

    @Test
    void a_full_batch_is_stored() {
        var id = begun(ImportMode.UPSERT);
        var drafts = IntStream.range(0, 1_000)
                .mapToObj(n -> aCompleteProduct()
                        .withSku("sku-" + n)
                        .ofBrandNamed("B" + n % 50)
                        .build())
                .toList();

        var run = result(imports().store(ImportAttempt.first(id), batch(drafts), change()));

        assertThat(run.tally()).isEqualTo(new ImportTally(1_000, 1_000, 0, 0, 0));
    }

    private ImportBatch batch(List<ProductDraft> drafts) {
        return ImportBatches.batchOf(IntStream.range(0, drafts.size())
                .<ImportLine>mapToObj(n -> new ImportLine.Accepted(n + 1L, drafts.get(n), "{}"))
                .toList());
    }

    private void assertRejected(ImportId id, long number, String code) {
        var rejects = result(imports().rejects(id).collectList());
        assertThat(rejects).singleElement().satisfies(rejected -> {
            assertThat(rejected.number()).isEqualTo(number);
            assertThat(rejected.input()).isEqualTo("input " + number);
            assertThat(rejected.errors()).singleElement().satisfies(error -> {
                assertThat(error.pointer()).isEqualTo("/sku");
                assertThat(error.code()).isEqualTo(code);
            });
        });
    }

    protected ImportId begun(ImportMode mode) {
        return begun(new ImportOrder(mode, false));
    }

    protected ImportId begun(ImportOrder order) {
        var id = new ImportId(identifiers.next());
        imports().begin(ImportRun.begun(id, order, ANA, change().at())).block(Duration.ofSeconds(30));
        return id;
    }

    protected ImportRun stored(ImportId id, ImportLine... lines) {
        return result(imports().store(ImportAttempt.first(id), ImportBatches.batchOf(Arrays.asList(lines)), change()));
    }

    protected static ImportLine line(long number, ProductDraftBuilder draft) {
        return new ImportLine.Accepted(number, draft.build(), "input " + number);
    }
}
