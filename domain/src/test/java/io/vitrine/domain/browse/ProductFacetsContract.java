package io.vitrine.domain.browse;

import static io.vitrine.domain.catalogue.BrandDraftBuilder.aBrand;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.catalogue.Categories;
import io.vitrine.domain.catalogue.ProductStatus;
import io.vitrine.domain.catalogue.Slug;
import io.vitrine.domain.catalogue.Visibility;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** How lists are counted: {@link ProductListings#facet} and {@link ProductListings#categories}. */
public abstract class ProductFacetsContract extends ListingsContract {
    private static final FacetField BRANDS = new FacetField.Brands();
    private static final FacetField CATEGORIES = new FacetField.CategoryPaths();
    private static final FacetField PRICES = new FacetField.Prices();
    private static final FacetField COLORS = new FacetField.AttributeValues(attribute("color"));

    @Test
    void brands_are_counted_by_slug_and_labelled_with_their_name() {
        var puma = thereIs(aBrand("Puma"));
        var nike = thereIs(aBrand("Nike"));
        thereIs(aBrand("Nobody"));
        named("A", aProduct().of(puma));
        named("B", aProduct().of(puma));
        named("C", aProduct().of(nike));
        named("D");

        assertThat(result(listings().facet(everything(), BRANDS)))
                .isEqualTo(new Facet.Values(
                        BRANDS, List.of(new Facet.Value("puma", "Puma", 2), new Facet.Value("nike", "Nike", 1))));
    }

    @Test
    void a_product_counts_in_every_category_above_it() {
        named("A", aProduct().in("Women", "Shirt"));
        named("B", aProduct().in("Women", "Shoes/Boots"));
        named("C", aProduct().in("Men"));
        named("D");

        assertThat(counts(everything(), CATEGORIES))
                .containsExactly("Women 2", "Men 1", "Women/Shirt 1", "Women/Shoes~1Boots 1");
    }

    @Test
    void every_value_of_an_attribute_counts_once_for_a_product() {
        named("A", aProduct().with("color", "Black"));
        named("B", aProduct().with("color", List.of("White", "Black", "White")));
        named("C", aProduct().with("color", new BigDecimal("7.50")));
        named("D", aProduct().with("color", true));
        named("E", aProduct().with("size", "Black"));

        assertThat(counts(everything(), COLORS)).containsExactly("Black 2", "7.5 1", "White 1", "true 1");
    }

    @Test
    void the_twenty_most_frequent_values_are_named_equal_ones_in_their_order() {
        for (int n = 0; n < 25; n++) {
            named("once " + n, aProduct().with("color", "c" + (char) ('a' + n)));
        }
        named("twice", aProduct().with("color", "cz"));
        named("twice", aProduct().with("color", "cz"));

        var counts = counts(everything(), COLORS);

        assertThat(counts).hasSize(20).startsWith("cz 2", "ca 1", "cb 1").endsWith("cs 1");
    }

    @Test
    void a_facet_ignores_its_own_filter_and_no_other() {
        var puma = thereIs(aBrand("Puma"));
        var nike = thereIs(aBrand("Nike"));
        named("A", aProduct().of(puma).with("color", "Black").in("Men").priced("1.00", "EUR"));
        named("B", aProduct().of(nike).with("color", "Black").in("Men").priced("2.00", "EUR"));
        named("C", aProduct().of(puma).with("color", "White").in("Women").priced("3.00", "EUR"));
        var black = new Criterion.AttributeIn(attribute("color"), List.of("Black"), false);
        var ofPuma = new Criterion.BrandIn(List.of(new Slug("puma")), false);
        var men = new Criterion.CategoryIn(List.of(Categories.parse("Men")), false);
        var cheap = new Criterion.PriceCompares(FilterOperator.LT, new BigDecimal("2"));

        assertThat(counts(where(black, ofPuma), BRANDS)).containsExactly("nike 1", "puma 1");
        assertThat(counts(where(black, ofPuma), COLORS)).containsExactly("Black 1", "White 1");
        assertThat(counts(where(men, ofPuma), CATEGORIES)).containsExactly("Men 1", "Women 1");
        assertThat(range(where(IN_EUR, cheap, ofPuma)).greatest()).isEqualByComparingTo("3");
        assertThat(range(where(IN_EUR, black)).greatest()).isEqualByComparingTo("2");
    }

    @Test
    void only_what_is_seen_and_found_counts() {
        named("Bag", aProduct().with("color", "Black"));
        named("Shoe", aProduct().with("color", "White"));
        named("Bag draft", aProduct().with("color", "Red").withStatus(ProductStatus.DRAFT));
        remove(named("Bag deleted", aProduct().with("color", "Blue")));
        var bags = new ProductQuery(Visibility.PUBLIC, Optional.of(SearchText.parse("bag")), List.of(), List.of());

        assertThat(counts(bags, COLORS)).containsExactly("Black 1");
        assertThat(counts(seenBy(Visibility.EVERYTHING), COLORS)).containsExactly("Black 1", "Red 1", "White 1");
    }

    @Test
    void without_products_there_are_no_values() {
        assertThat(counts(everything(), BRANDS)).isEmpty();
        assertThat(range(where(IN_EUR))).isEqualTo(new Facet.Range(PRICES, null, null, List.of()));
    }

    private List<String> counts(ProductQuery query, FacetField field) {
        var facet = (Facet.Values) result(listings().facet(query, field));
        assertThat(facet.field()).isEqualTo(field);
        return facet.values().stream()
                .map(value -> value.value() + " " + value.count())
                .toList();
    }

    @Test
    void prices_spread_over_ten_buckets_of_equal_width() {
        for (var amount : List.of("0.00", "0.99", "1.00", "5.00", "9.99", "10.00")) {
            named(amount, aProduct().priced(amount, "EUR"));
        }
        named("other currency", aProduct().priced("99.00", "INR"));

        var range = range(where(IN_EUR));

        assertThat(range.least()).isEqualByComparingTo("0");
        assertThat(range.greatest()).isEqualByComparingTo("10");
        assertThat(range.buckets())
                .extracting(Facet.Bucket::count)
                .containsExactly(2L, 1L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 2L);
        IntStream.range(0, 10).forEach(n -> {
            assertThat(range.buckets().get(n).from()).isEqualByComparingTo(BigDecimal.valueOf(n));
            assertThat(range.buckets().get(n).to()).isEqualByComparingTo(BigDecimal.valueOf(n + 1L));
        });
    }

    @Test
    void every_price_lies_in_a_bucket_also_where_the_width_is_odd() {
        var amounts = List.of("0.01", "0.02", "0.03", "0.07", "0.11", "999999999999.99", "333333333333.33");
        amounts.forEach(amount -> named(amount, aProduct().priced(amount, "EUR")));

        var range = range(where(IN_EUR));

        assertThat(range.buckets()).hasSize(10);
        assertThat(range.buckets().stream().mapToLong(Facet.Bucket::count).sum())
                .isEqualTo(amounts.size());
        assertThat(range.buckets().getFirst().from()).isEqualByComparingTo("0.01");
        assertThat(range.buckets().getLast().to()).isEqualByComparingTo("999999999999.99");
    }

    @Test
    void prices_have_the_decimals_of_their_currency_and_bounds_as_few_as_they_need() {
        named("cheap", aProduct().priced("5.90", "EUR"));
        named("dear", aProduct().priced("105.90", "EUR"));

        var range = range(where(IN_EUR));

        assertThat(range.least()).isEqualTo("5.90");
        assertThat(range.greatest()).isEqualTo("105.90");
        assertThat(range.buckets().get(1))
                .isEqualTo(new Facet.Bucket(new BigDecimal("15.9"), new BigDecimal("25.9"), 0));
    }

    @Test
    void equal_prices_are_one_bucket() {
        named("A", aProduct().priced("5.00", "EUR"));
        named("B", aProduct().priced("5.00", "EUR"));

        var range = range(where(IN_EUR));

        assertThat(range.buckets()).singleElement().satisfies(bucket -> {
            assertThat(bucket.from()).isEqualByComparingTo(Objects.requireNonNull(range.least()));
            assertThat(bucket.to()).isEqualByComparingTo(Objects.requireNonNull(range.greatest()));
            assertThat(bucket.count()).isEqualTo(2);
        });
    }

    private Facet.Range range(ProductQuery query) {
        return (Facet.Range) result(listings().facet(query, PRICES));
    }

    @Test
    void categories_are_counted_at_any_depth() {
        named("A", aProduct().in("Women", "Shirt", "Blouse"));
        named("B", aProduct().in("Women"));
        named("C", aProduct().in("Men", "Shirt"));
        named("D", aProduct().in("Kids/Teens").withStatus(ProductStatus.DRAFT));
        named("E");
        remove(named("F", aProduct().in("Women", "Gone")));

        StepVerifier.create(listings().categories(Visibility.EVERYTHING))
                .expectNext(new CategoryCount(new Categories(List.of("Kids/Teens")), 1))
                .expectNext(new CategoryCount(new Categories(List.of("Men")), 1))
                .expectNext(new CategoryCount(new Categories(List.of("Men", "Shirt")), 1))
                .expectNext(new CategoryCount(new Categories(List.of("Women")), 2))
                .expectNext(new CategoryCount(new Categories(List.of("Women", "Shirt")), 1))
                .expectNext(new CategoryCount(new Categories(List.of("Women", "Shirt", "Blouse")), 1))
                .verifyComplete();
        StepVerifier.create(listings().categories(Visibility.PUBLIC))
                .expectNextCount(5)
                .verifyComplete();
    }
}
