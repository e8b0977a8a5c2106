package io.vitrine.domain.browse;

import static io.vitrine.domain.browse.FilterField.Standard.BRAND;
import static io.vitrine.domain.browse.FilterField.Standard.CATEGORY;
import static io.vitrine.domain.browse.FilterField.Standard.CREATED_AT;
import static io.vitrine.domain.browse.FilterField.Standard.PRICE;
import static io.vitrine.domain.browse.FilterField.Standard.UPDATED_AT;
import static io.vitrine.domain.browse.FilterOperator.GT;
import static io.vitrine.domain.browse.FilterOperator.GTE;
import static io.vitrine.domain.browse.FilterOperator.LT;
import static io.vitrine.domain.browse.FilterOperator.LTE;
import static io.vitrine.domain.catalogue.BrandDraftBuilder.aBrand;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.theSameAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.catalogue.Categories;
import io.vitrine.domain.catalogue.Money;
import io.vitrine.domain.catalogue.Precondition;
import io.vitrine.domain.catalogue.ProductStatus;
import io.vitrine.domain.catalogue.Slug;
import io.vitrine.domain.catalogue.Visibility;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each {@link Criterion} finds. */
public abstract class ProductFiltersContract extends ListingsContract {

    @Test
    void without_a_condition_everything_is_found_but_deleted_products() {
        named("A");
        remove(named("B"));
        named("C");

        assertThat(names(everything())).containsExactly("A", "C");
        assertThat(listings().count(everything()).block()).isEqualTo(2);
    }

    @Test
    void everybody_sees_active_products_only() {
        named("active");
        named("draft", aProduct().withStatus(ProductStatus.DRAFT));
        named("archived", aProduct().withStatus(ProductStatus.ARCHIVED));

        assertThat(names(seenBy(Visibility.PUBLIC))).containsExactly("active");
        assertThat(names(seenBy(Visibility.EVERYTHING))).containsExactly("active", "draft", "archived");
        assertThat(listings().count(seenBy(Visibility.PUBLIC)).block()).isEqualTo(1);
    }

    @Test
    void by_sku() {
        for (var sku : List.of("abc", "ABC", "ab%c", "ab_c", "x")) {
            thereIs(aProduct().withSku(sku).named(sku).build(), change());
        }

        assertThat(names(where(new Criterion.SkuIn(List.of("abc", "x", "none"), false))))
                .containsExactly("abc", "x");
        assertThat(names(where(new Criterion.SkuIn(List.of("abc", "x"), true)))).containsExactly("ABC", "ab%c", "ab_c");
        assertThat(names(where(new Criterion.SkuPrefix(List.of("ab"))))).containsExactly("abc", "ab%c", "ab_c");
        assertThat(names(where(new Criterion.SkuPrefix(List.of("ab%", "ab_", "A")))))
                .containsExactly("ABC", "ab%c", "ab_c");
        assertThat(names(where(new Criterion.SkuPrefix(List.of("abcd"))))).isEmpty();
    }

    @Test
    void by_brand() {
        named("puma", aProduct().of(thereIs(aBrand("Puma"))));
        named("nike", aProduct().of(thereIs(aBrand("Nike"))));
        named("none");

        assertThat(names(where(brandIn(false, "puma")))).containsExactly("puma");
        assertThat(names(where(brandIn(false, "puma", "nike", "nobody")))).containsExactly("puma", "nike");
        assertThat(names(where(brandIn(true, "puma")))).containsExactly("nike", "none");
        assertThat(names(where(new Criterion.Present(BRAND, true)))).containsExactly("puma", "nike");
        assertThat(names(where(new Criterion.Present(BRAND, false)))).containsExactly("none");
    }

    private static Criterion brandIn(boolean negated, String... slugs) {
        return new Criterion.BrandIn(List.of(slugs).stream().map(Slug::new).toList(), negated);
    }

    @Test
    void by_a_brand_that_was_given_another_slug() {
        var brand = thereIs(aBrand("Puma"));
        named("shoe", aProduct().of(brand));
        result(brands().revise(
                        brand.id(),
                        new Precondition.Existing(),
                        _ -> aBrand("Puma").withSlug("puma-se").build(),
                        change()));

        assertThat(names(where(brandIn(false, "puma-se")))).containsExactly("shoe");
        assertThat(names(where(brandIn(false, "puma")))).isEmpty();
    }

    @Test
    void by_category_at_any_depth() {
        named("women", aProduct().in("Women"));
        named("shirt", aProduct().in("Women", "Shirt"));
        named("blouse", aProduct().in("Women", "Shirt", "Blouse"));
        named("womens shirt", aProduct().in("Women Shirt"));
        named("men's shirt", aProduct().in("Men", "Shirt"));
        named("slash", aProduct().in("Women/Shirt", "~0"));
        named("none");

        assertThat(names(where(categoryIn(false, "Women")))).containsExactly("women", "shirt", "blouse");
        assertThat(names(where(categoryIn(false, "Women/Shirt")))).containsExactly("shirt", "blouse");
        assertThat(names(where(categoryIn(false, "Women/Shirt", "Men"))))
                .containsExactly("shirt", "blouse", "men's shirt");
        assertThat(names(where(categoryIn(false, "Women~1Shirt/~00")))).containsExactly("slash");
        assertThat(names(where(categoryIn(false, "Shirt")))).isEmpty();
        assertThat(names(where(categoryIn(true, "Women", "Men")))).containsExactly("womens shirt", "slash", "none");
        assertThat(names(where(new Criterion.Present(CATEGORY, false)))).containsExactly("none");
        assertThat(names(where(new Criterion.Present(CATEGORY, true)))).hasSize(6);
    }

    private static Criterion categoryIn(boolean negated, String... paths) {
        return new Criterion.CategoryIn(
                List.of(paths).stream().map(Categories::parse).toList(), negated);
    }

    @Test
    void by_currency() {
        named("eur", aProduct().priced("1", "EUR"));
        named("inr", aProduct().priced("1", "INR"));
        named("none");
        var eur = Money.currency("EUR");
        var inr = Money.currency("INR");

        assertThat(names(where(new Criterion.CurrencyIn(List.of(eur), false)))).containsExactly("eur");
        assertThat(names(where(new Criterion.CurrencyIn(List.of(eur, inr), false))))
                .containsExactly("eur", "inr");
        assertThat(names(where(new Criterion.CurrencyIn(List.of(eur), true)))).containsExactly("inr", "none");
        assertThat(names(where(new Criterion.Present(PRICE, true)))).containsExactly("eur", "inr");
        assertThat(names(where(new Criterion.Present(PRICE, false)))).containsExactly("none");
    }

    @Test
    void by_price_in_one_currency() {
        named("9.99", aProduct().priced("9.99", "EUR"));
        named("10.00", aProduct().priced("10.00", "EUR"));
        named("10.01", aProduct().priced("10.01", "EUR"));
        named("other currency", aProduct().priced("10.00", "INR"));
        named("none");

        assertThat(names(where(IN_EUR, priceIn(false, "10")))).containsExactly("10.00");
        assertThat(names(where(IN_EUR, priceIn(false, "9.99", "10.0000")))).containsExactly("9.99", "10.00");
        assertThat(names(where(IN_EUR, priceIn(true, "10")))).containsExactly("9.99", "10.01");
        assertThat(names(where(IN_EUR, price(GT, "10")))).containsExactly("10.01");
        assertThat(names(where(IN_EUR, price(GTE, "10")))).containsExactly("10.00", "10.01");
        assertThat(names(where(IN_EUR, price(LT, "10")))).containsExactly("9.99");
        assertThat(names(where(IN_EUR, price(LTE, "10")))).containsExactly("9.99", "10.00");
        assertThat(names(where(IN_EUR, price(GT, "9.99"), price(LT, "10.01")))).containsExactly("10.00");
        assertThat(names(where(IN_EUR, price(GT, "999999999999.9999")))).isEmpty();
    }

    private static Criterion priceIn(boolean negated, String... amounts) {
        return new Criterion.PriceIn(
                List.of(amounts).stream().map(BigDecimal::new).toList(), negated);
    }

    private static Criterion price(FilterOperator operator, String amount) {
        return new Criterion.PriceCompares(operator, new BigDecimal(amount));
    }

    @Test
    void by_status() {
        for (var status : ProductStatus.values()) {
            named(status.text(), aProduct().withStatus(status));
        }

        assertThat(names(where(new Criterion.StatusIn(List.of(ProductStatus.DRAFT, ProductStatus.ACTIVE), false))))
                .containsExactly("draft", "active");
        assertThat(names(where(new Criterion.StatusIn(List.of(ProductStatus.DRAFT), true))))
                .containsExactly("active", "archived");
    }

    @Test
    void by_the_time_of_creation() {
        var first = named("first").createdAt();
        var second = named("second").createdAt();
        named("third");

        assertThat(names(where(new Criterion.TimeIn(CREATED_AT, List.of(second), false))))
                .containsExactly("second");
        assertThat(names(where(new Criterion.TimeIn(CREATED_AT, List.of(first, second), true))))
                .containsExactly("third");
        assertThat(names(where(new Criterion.TimeCompares(CREATED_AT, GT, second))))
                .containsExactly("third");
        assertThat(names(where(new Criterion.TimeCompares(CREATED_AT, GTE, second))))
                .containsExactly("second", "third");
        assertThat(names(where(new Criterion.TimeCompares(CREATED_AT, LT, second))))
                .containsExactly("first");
        assertThat(names(where(new Criterion.TimeCompares(CREATED_AT, LTE, second))))
                .containsExactly("first", "second");
        assertThat(names(where(new Criterion.TimeCompares(CREATED_AT, LTE, second.minusMillis(1)))))
                .containsExactly("first");
    }

    @Test
    void by_the_time_of_the_last_change() {
        var first = named("first");
        named("second");
        var before = now();
        revise(first, theSameAs(first).describedAs("changed"));

        assertThat(names(where(new Criterion.TimeCompares(UPDATED_AT, GT, before))))
                .containsExactly("first");
        assertThat(names(where(new Criterion.TimeIn(UPDATED_AT, List.of(now()), false))))
                .containsExactly("first");
        assertThat(names(where(new Criterion.TimeCompares(UPDATED_AT, LTE, before))))
                .containsExactly("second");
    }

    @Test
    void by_the_text_of_an_attribute() {
        named("black", aProduct().with("color", "Black"));
        named("lower", aProduct().with("color", "black"));
        named("list", aProduct().with("color", List.of("White", "Black")));
        named("other", aProduct().with("colour", "Black"));
        var quoted = "it's \\ a \"quote\" %_ \uD83D\uDC5C";
        named("quoted", aProduct().with("color", quoted));

        assertThat(names(where(attributeIn("color", false, "Black")))).containsExactly("black", "list");
        assertThat(names(where(attributeIn("color", false, "White", "black")))).containsExactly("lower", "list");
        assertThat(names(where(attributeIn("color", true, "Black", "black")))).containsExactly("other", "quoted");
        assertThat(names(where(attributeIn("color", false, quoted)))).containsExactly("quoted");
        assertThat(names(where(attributeIn("missing", false, "Black")))).isEmpty();
    }

    @Test
    void by_long_and_empty_texts_of_an_attribute() {
        var longest = "\u4E2D".repeat(1_000);
        named("longest", aProduct().with("note", longest));
        named("nearly", aProduct().with("note", longest.substring(1) + "x"));
        named("empty", aProduct().with("note", ""));

        assertThat(names(where(attributeIn("note", false, longest)))).containsExactly("longest");
        assertThat(names(where(attributeIn("note", false, "")))).containsExactly("empty");
    }

    @Test
    void by_a_number_or_a_flag_as_text() {
        named("seven", aProduct().with("count", new BigDecimal("7.00")));
        named("text", aProduct().with("count", "7"));
        named("true", aProduct().with("count", true));
        named("hundred", aProduct().with("count", new BigDecimal("1E+2")));

        assertThat(names(where(attributeIn("count", false, "7")))).containsExactly("seven", "text");
        assertThat(names(where(attributeIn("count", false, "true", "100")))).containsExactly("true", "hundred");
        assertThat(names(where(attributeIn("count", true, "7", "true")))).containsExactly("hundred");
    }

    private static Criterion attributeIn(String name, boolean negated, String... values) {
        return new Criterion.AttributeIn(attribute(name), List.of(values), negated);
    }

    @Test
    void by_the_beginning_of_an_attributes_text() {
        named("black", aProduct().with("color", "Black"));
        named("list", aProduct().with("color", List.of("White", "Blue")));
        named("lower", aProduct().with("color", "blue"));
        named("number", aProduct().with("color", 12));
        named("escaped", aProduct().with("color", "100% \\ wool_"));

        assertThat(names(where(attributePrefix("Bl")))).containsExactly("black", "list");
        assertThat(names(where(attributePrefix("Blu", "bl")))).containsExactly("list", "lower");
        assertThat(names(where(attributePrefix("1")))).containsExactly("escaped");
        assertThat(names(where(attributePrefix("100% \\ w")))).containsExactly("escaped");
        assertThat(names(where(attributePrefix("B%", "B_")))).isEmpty();
    }

    private static Criterion attributePrefix(String... prefixes) {
        return new Criterion.AttributePrefix(attribute("color"), List.of(prefixes));
    }

    @Test
    void by_the_size_of_an_attributes_number() {
        named("-1.5", aProduct().with("size", new BigDecimal("-1.5")));
        named("9", aProduct().with("size", 9));
        named("10", aProduct().with("size", 10));
        named("text", aProduct().with("size", "10"));
        named("other", aProduct().with("width", 10));

        assertThat(names(where(size(GT, "9")))).containsExactly("10");
        assertThat(names(where(size(GTE, "9.0")))).containsExactly("9", "10");
        assertThat(names(where(size(LT, "9")))).containsExactly("-1.5");
        assertThat(names(where(size(LTE, "9")))).containsExactly("-1.5", "9");
        assertThat(names(where(size(GT, "-2"), size(LT, "10")))).containsExactly("-1.5", "9");
    }

    private static Criterion size(FilterOperator operator, String number) {
        return new Criterion.AttributeCompares(attribute("size"), operator, new BigDecimal(number));
    }

    @Test
    void by_whether_an_attribute_is_there() {
        named("empty text", aProduct().with("note", ""));
        named("empty list", aProduct().with("note", List.of()));
        named("false", aProduct().with("note", false));
        named("none", aProduct().with("other", 1));

        assertThat(names(where(new Criterion.AttributePresent(attribute("note"), true))))
                .containsExactly("empty text", "empty list", "false");
        assertThat(names(where(new Criterion.AttributePresent(attribute("note"), false))))
                .containsExactly("none");
    }

    @Test
    void all_conditions_hold_together_and_are_counted() {
        var puma = thereIs(aBrand("Puma"));
        named("wanted", aProduct().of(puma).priced("5.00", "EUR").with("color", "Black"));
        named("white", aProduct().of(puma).priced("5.00", "EUR").with("color", "White"));
        named("dear", aProduct().of(puma).priced("50.00", "EUR").with("color", "Black"));
        named("other", aProduct().priced("5.00", "EUR").with("color", "Black"));
        var query = where(IN_EUR, price(LT, "10"), brandIn(false, "puma"), attributeIn("color", false, "Black"));

        assertThat(names(query)).containsExactly("wanted");
        assertThat(listings().count(query).block()).isEqualTo(1);
        assertThat(result(listings().estimatedCount(query))).isNotNegative();
    }

    @Test
    void what_was_changed_is_found_by_what_it_is_now() {
        var product =
                named("shoe", aProduct().with("color", "Black").with("size", 9).in("Men"));
        revise(
                product,
                theSameAs(product).with("color", "White").with("size", 10).in("Women"));

        assertThat(names(where(attributeIn("color", false, "Black")))).isEmpty();
        assertThat(names(where(size(LT, "10")))).isEmpty();
        assertThat(names(where(categoryIn(false, "Men")))).isEmpty();
        assertThat(names(where(attributeIn("color", false, "White"), size(GTE, "10"), categoryIn(false, "Women"))))
                .containsExactly("shoe");
    }
}
