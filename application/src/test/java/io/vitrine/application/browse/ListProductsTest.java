package io.vitrine.application.browse;

import static io.vitrine.domain.catalogue.BrandDraftBuilder.aBrand;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.browse.FacetField;
import io.vitrine.domain.browse.InMemoryProductListings;
import io.vitrine.domain.browse.PlainCursors;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.BrandReference;
import io.vitrine.domain.catalogue.Change;
import io.vitrine.domain.catalogue.InMemoryBrands;
import io.vitrine.domain.catalogue.InMemoryCatalogue;
import io.vitrine.domain.catalogue.InMemoryProducts;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductDraft;
import io.vitrine.domain.catalogue.ProductId;
import io.vitrine.domain.catalogue.ProductStatus;
import io.vitrine.domain.catalogue.Visibility;
import io.vitrine.domain.shared.Actor;
import io.vitrine.domain.shared.SequentialIdentifiers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListProductsTest {

    private static final Change CHANGE = new Change(new Actor("editor"), Instant.parse("2026-11-24T10:00:00Z"));
    private static final Map<String, List<String>> EVERYTHING = Map.of();

    private final SequentialIdentifiers identifiers = new SequentialIdentifiers();
    private final InMemoryCatalogue catalogue = new InMemoryCatalogue();
    private final InMemoryProducts products = new InMemoryProducts(catalogue);
    private final InMemoryBrands brands = new InMemoryBrands(catalogue);
    private final ListProducts listProducts =
            new ListProducts(new InMemoryProductListings(catalogue), brands, new PlainCursors());
    private final BrandId puma = new BrandId(identifiers.next());

    @BeforeEach
    void five_bags_of_which_one_is_a_draft_and_two_have_a_brand() {
        brands.create(puma, aBrand("Puma").build(), CHANGE).block();
        create(aProduct().withSku("A").named("Bag A").priced("1.00", "EUR").build());
        create(aProduct()
                .withSku("B")
                .named("Bag B")
                .of(new BrandReference.ById(puma))
                .build());
        create(aProduct()
                .withSku("C")
                .named("Bag C")
                .of(new BrandReference.ById(puma))
                .build());
        create(aProduct()
                .withSku("D")
                .named("Bag D")
                .withStatus(ProductStatus.DRAFT)
                .build());
        create(aProduct().withSku("E").named("Bag E").build());
    }

    @Test
    void pages_follow_each_other_by_their_cursors_in_both_directions() {
        var first = page(request(EVERYTHING, 2, Optional.empty()));
        var second = page(request(EVERYTHING, 2, first.next()));
        var back = page(request(EVERYTHING, 2, second.previous()));

        assertThat(skus(first)).containsExactly("A", "B");
        assertThat(skus(second)).containsExactly("C", "E");
        assertThat(skus(back)).containsExactly("A", "B");
        assertThat(first.previous()).isEmpty();
        assertThat(second.next()).isEmpty();
    }

    @Test
    void a_cursor_of_another_list_is_invalid() {
        var first = page(request(EVERYTHING, 2, Optional.empty()));

        var other = listProducts
                .page(request(Map.of("sort", List.of("name")), 2, first.next()))
                .block();

        assertThat(other).isEqualTo(new ProductList.InvalidCursor());
    }

    @Test
    void the_list_of_a_brand_is_the_list_filtered_by_it() {
        var found = listProducts
                .pageOfBrand(puma, request(EVERYTHING, 9, Optional.empty()))
                .block();

        assertThat(found)
                .isInstanceOfSatisfying(
                        ProductList.Page.class, page -> assertThat(skus(page)).containsExactly("B", "C"));
    }

    @Test
    void a_brand_that_is_not_there_has_no_list() {
        var nobody = new BrandId(identifiers.next());

        assertThat(listProducts
                        .pageOfBrand(nobody, request(EVERYTHING, 9, Optional.empty()))
                        .block())
                .isEqualTo(new ProductList.NoSuchBrand());
    }

    @Test
    void length_facets_and_matches_come_with_the_page_when_they_are_asked_for() {
        var page = page(new ProductListRequest(
                Map.of("q", List.of("bag")),
                Visibility.PUBLIC,
                2,
                Optional.empty(),
                Counting.EXACT,
                List.of(new FacetField.Brands()),
                true));

        assertThat(page.items()).hasSize(2);
        assertThat(page.count()).contains(4L);
        assertThat(page.facets()).hasSize(1);
        assertThat(page.matches()).hasSize(2);
    }

    @Test
    void what_the_language_does_not_know_is_refused() {
        var refused = listProducts
                .page(request(Map.of("colour", List.of("red")), 2, Optional.empty()))
                .block();

        assertThat(refused)
                .isInstanceOfSatisfying(
                        ProductList.Refused.class,
                        it -> assertThat(it.problems())
                                .singleElement()
                                .satisfies(problem ->
                                        assertThat(problem.parameter()).isEqualTo("colour")));
    }

    @Test
    void matches_need_a_search_and_the_facet_of_prices_needs_a_currency() {
        var refused = listProducts
                .page(new ProductListRequest(
                        EVERYTHING,
                        Visibility.PUBLIC,
                        2,
                        Optional.empty(),
                        Counting.NONE,
                        List.of(new FacetField.Prices()),
                        true))
                .block();

        assertThat(refused)
                .isInstanceOfSatisfying(
                        ProductList.Refused.class,
                        it -> assertThat(it.problems())
                                .extracting(problem -> problem.code())
                                .containsExactly("search-required", "currency-required"));
    }

    private void create(ProductDraft draft) {
        products.create(new ProductId(identifiers.next()), draft, CHANGE).block();
    }

    private ProductList.Page page(ProductListRequest request) {
        return (ProductList.Page) listProducts.page(request).blockOptional().orElseThrow();
    }

    private static ProductListRequest request(Map<String, List<String>> parameters, int size, Optional<String> cursor) {
        return new ProductListRequest(parameters, Visibility.PUBLIC, size, cursor, Counting.NONE, List.of(), false);
    }

    private static List<String> skus(ProductList.Page page) {
        return page.items().stream().map(Product::sku).map(Object::toString).toList();
    }
}
