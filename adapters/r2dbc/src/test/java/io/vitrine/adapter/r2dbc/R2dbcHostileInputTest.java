package io.vitrine.adapter.r2dbc;

import static io.vitrine.domain.catalogue.BrandDraftBuilder.aBrand;
import static io.vitrine.domain.catalogue.ProductDraftBuilder.aProduct;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.browse.BrandQuery;
import io.vitrine.domain.browse.Criterion;
import io.vitrine.domain.browse.ListingsContract;
import io.vitrine.domain.browse.ProductListings;
import io.vitrine.domain.browse.SearchText;
import io.vitrine.domain.browse.SortField;
import io.vitrine.domain.catalogue.BrandName;
import io.vitrine.domain.catalogue.Brands;
import io.vitrine.domain.catalogue.Precondition;
import io.vitrine.domain.catalogue.Products;
import io.vitrine.domain.catalogue.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people type is data: it never breaks a statement, and finds what has it. */
class R2dbcHostileInputTest extends ListingsContract {

    private final Database database = TestDatabase.shared().database();

    @BeforeEach
    void empty() {
        TestDatabase.shared().empty();
    }

    static Stream<String> texts() {
        return Stream.of(
                "it's",
                "'; DROP TABLE product; --",
                "back\\slash \\' \\\\",
                "a:* & !b | (c <-> d) <2> e",
                ":*",
                "&|!<>()",
                "$1 ? ?? :name ::text $tag$",
                "%_%",
                "\"quoted\" 'single'",
                "<b>bold</b> &amp; <script",
                "https://example.com/a?b=c&d=e user@example.com",
                "1.5e10 -3 +4 0x1F v1.2.3",
                "\uD83D\uDC5C\uD83D\uDC5C bag\uD83D\uDC5C",
                "\u05EA\u05D9\u05E7 \u0639\u0631\u0628\u064A \u202E",
                "\u4E2D\u6587\u8BCD \u30AB\u30D0\u30F3",
                "e\u0301\u0301\u0301 \uFB01 \u0130 \u00DF",
                "t-shirt_under/score.dot,comma;semi",
                "tab\tand\nbreak",
                "x".repeat(500),
                "w ".repeat(250),
                "a-".repeat(250),
                "\uD83D\uDC5C".repeat(250));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_filter_finds_the_product_that_has_exactly_this(String text) {
        named("wanted", aProduct().with("note", text));
        named("other", aProduct().with("note", text + "!"));
        var note = attribute("note");

        assertThat(names(where(new Criterion.AttributeIn(note, List.of(text), false))))
                .containsExactly("wanted");
        assertThat(names(where(new Criterion.AttributeIn(note, List.of(text), true))))
                .containsExactly("other");
        assertThat(names(where(new Criterion.AttributePrefix(note, List.of(beginning(text, 2))))))
                .containsExactly("wanted", "other");
    }

    private static String beginning(String text, int most) {
        return text.substring(0, text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length()))));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void nothing_that_is_searched_for_breaks_a_statement(String text) {
        named("Bag " + beginning(text, 20));
        var search = SearchText.parse("bag " + text);
        var excluding = SearchText.parse("bag -\"" + text.replace("\"", "") + "\"");

        for (var query : List.of(
                searching("bag " + text), searching("bag -\"" + text + "\""), searching("\"" + text + " bag"))) {
            result(listings().count(query));
            result(listings().estimatedCount(query));
            var page = names(query);
            assertThat(result(listings().snapshot(query).collectList())).hasSameSizeAs(page);
        }
        result(listings().matches(search, List.of()));
        result(listings().matches(excluding, List.of()));
        result(listings().suggestions(text, Visibility.PUBLIC, 10).collectList());
        result(new R2dbcBrandListings(TestDatabase.shared().lists())
                .page(new BrandQuery(Optional.of(text), List.of(up(SortField.NAME))), ALL));
        names(where(new Criterion.SkuPrefix(List.of(text))));
    }

    @Test
    void a_product_with_as_many_and_as_long_attributes_as_can_be_is_stored_and_its_brand_renamed() {
        var brand = thereIs(aBrand("Puma"));
        var draft = aProduct().withoutAttributes().of(brand);
        for (int n = 100; n < 200; n++) {
            var each = "\uFFFD".repeat(196) + n;
            draft.with(
                    "n".repeat(61) + n,
                    IntStream.range(0, 10).mapToObj(value -> each + value).toList());
        }
        var product = thereIs(draft);

        result(brands().revise(
                        brand.id(),
                        new Precondition.Existing(),
                        _ -> aBrand("Panther").build(),
                        change()));

        assertThat(result(products().bySku(product.sku()))).satisfies(renamed -> {
            assertThat(requireNonNull(renamed.brand()).name()).isEqualTo(new BrandName("Panther"));
            assertThat(renamed.attributes()).isEqualTo(product.attributes());
        });
    }

    @Override
    protected ProductListings listings() {
        return new R2dbcProductListings(TestDatabase.shared().lists());
    }

    @Override
    protected Products products() {
        return new R2dbcProducts(database);
    }

    @Override
    protected Brands brands() {
        return new R2dbcBrands(database);
    }
}
