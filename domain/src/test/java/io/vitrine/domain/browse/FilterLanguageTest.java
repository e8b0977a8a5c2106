package io.vitrine.domain.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.browse.FilterLanguage.Reading;
import io.vitrine.domain.catalogue.AttributeName;
import io.vitrine.domain.catalogue.Categories;
import io.vitrine.domain.catalogue.Money;
import io.vitrine.domain.catalogue.ProductStatus;
import io.vitrine.domain.catalogue.Slug;
import io.vitrine.domain.catalogue.Visibility;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of lists by example; {@link FilterLanguagePropertiesTest} has what holds for every query. */
final class FilterLanguageTest {
    @Test
    void conditions_sort_and_search_are_read() {
        var query = understood(Map.of(
                "brand", List.of("puma", "reebok"),
                "price[gte]", List.of("500"),
                "price[lt]", List.of("2000.00"),
                "currency", List.of("INR"),
                "attr.primaryColor", List.of("Black"),
                "category", List.of("Women/Shirt"),
                "status[ne]", List.of("draft"),
                "createdAt[gt]", List.of("2026-11-24T11:00:00+01:00"),
                "q", List.of("bag"),
                "sort", List.of("-price,name")));

        assertThat(query.criteria())
                .containsExactlyInAnyOrder(
                        new Criterion.BrandIn(List.of(new Slug("puma"), new Slug("reebok")), false),
                        new Criterion.PriceCompares(FilterOperator.GTE, new BigDecimal("500")),
                        new Criterion.PriceCompares(FilterOperator.LT, new BigDecimal("2000.00")),
                        new Criterion.CurrencyIn(List.of(Money.currency("INR")), false),
                        new Criterion.AttributeIn(new AttributeName("primaryColor"), List.of("Black"), false),
                        new Criterion.CategoryIn(List.of(new Categories(List.of("Women", "Shirt"))), false),
                        new Criterion.StatusIn(List.of(ProductStatus.DRAFT), true),
                        new Criterion.TimeCompares(
                                FilterField.Standard.CREATED_AT,
                                FilterOperator.GT,
                                Instant.parse("2026-11-24T10:00:00Z")));
        assertThat(query.sort())
                .containsExactly(new SortKey(SortField.PRICE, true), new SortKey(SortField.NAME, false));
        assertThat(query.search()).contains(SearchText.parse("bag"));
    }

    @Test
    void without_parameters_everything_is_asked_for() {
        assertThat(understood(Map.of()))
                .isEqualTo(new ProductQuery(Visibility.PUBLIC, Optional.empty(), List.of(), List.of()));
    }

    @Test
    void a_search_without_sort_is_ordered_by_relevance() {
        assertThat(understood(Map.of("q", List.of("bag"))).isByRelevance()).isTrue();
    }

    @Test
    void the_order_of_the_parameters_does_not_matter() {
        var one = new LinkedHashMap<String, List<String>>();
        one.put("brand", List.of("puma"));
        one.put("status", List.of("active"));
        var other = new LinkedHashMap<String, List<String>>();
        other.put("status", List.of("active"));
        other.put("brand", List.of("puma"));

        assertThat(understood(one).fingerprint()).isEqualTo(understood(other).fingerprint());
    }

    @Test
    void values_that_read_alike_when_they_are_strung_together_are_different_queries() {
        var one = understood(Map.of("attr.note", List.of("x, y")));
        var two = understood(Map.of("attr.note", List.of("x", "y")));
        var phrase = understood(Map.of("q", List.of("\"a, b\"")));
        var phrases = understood(Map.of("q", List.of("\"a\" \"b\"")));

        assertThat(one.fingerprint()).isNotEqualTo(two.fingerprint());
        assertThat(phrase.fingerprint()).isNotEqualTo(phrases.fingerprint());
    }

    @Test
    void a_number_finds_attributes_as_text_and_in_the_form_in_which_numbers_are_kept() {
        assertThat(understood(Map.of("attr.size", List.of("7.0"))).criteria())
                .containsExactly(new Criterion.AttributeIn(new AttributeName("size"), List.of("7.0", "7"), false));
    }

    @ParameterizedTest
    @CsvSource({
        "colour, x, unknown-parameter",
        "attr., x, unknown-parameter",
        "attr.9, x, unknown-parameter",
        "price[, 1, unknown-parameter",
        "page, 2, unknown-parameter",
        "offset, 2, unknown-parameter",
        "name, x, unknown-parameter",
        "brand[gt], puma, unknown-operator",
        "sku[exists], true, unknown-operator",
        "sku[eq], x, unknown-operator",
        "sku[], x, unknown-operator",
        "sku[PREFIX], x, unknown-operator",
        "brand, Not A Slug, slug",
        "currency, eur, currency",
        "status, deleted, status",
        "createdAt, yesterday, time",
        "createdAt[gt], 2026-11-24, time",
        "brand[exists], yes, boolean",
        "attr.size[gt], big, number",
        "attr.color[prefix], '', prefix",
        "sort, colour, unknown-field",
        "sort, 'name,name', repeated",
        "sort, relevance, relevance",
        "sort, '', unknown-field",
        "q, '', empty",
        "q, -only, empty",
        "price, 5, required",
        "sort, price, required"
    })
    void what_cannot_be_asked_is_refused(String parameter, String value, String code) {
        assertThat(refused(Map.of(parameter, List.of(value))))
                .singleElement()
                .extracting(ParameterProblem::code)
                .isEqualTo(code);
    }

    @Test
    void what_takes_one_value_is_refused_with_two() {
        for (var parameter : List.of("attr.size[gt]", "brand[exists]", "sort", "q", "createdAt[lt]")) {
            assertThat(refused(Map.of(parameter, List.of("1", "2"))))
                    .as(parameter)
                    .contains(new ParameterProblem(parameter, "repeated", "'" + parameter + "' can be given once"));
        }
    }

    @Test
    void two_currencies_do_not_make_prices_comparable() {
        assertThat(refused(Map.of("currency", List.of("EUR", "INR"), "sort", List.of("price"))))
                .extracting(ParameterProblem::parameter)
                .containsExactly("currency");
        assertThat(refused(Map.of("currency[ne]", List.of("EUR"), "price[lt]", List.of("5"))))
                .extracting(ParameterProblem::parameter)
                .containsExactly("currency");
    }

    @Test
    void all_problems_are_told_at_once() {
        assertThat(refused(Map.of(
                        "colour", List.of("x"),
                        "brand[gt]", List.of("puma"),
                        "status", List.of("gone"),
                        "price", List.of("1,5"),
                        "q", List.of("-"),
                        "sort", List.of("colour,-size"))))
                .extracting(ParameterProblem::parameter)
                .containsExactlyInAnyOrder("colour", "brand[gt]", "status", "price", "q", "sort", "sort");
    }

    @Test
    void there_is_a_limit_to_values_and_lengths() {
        assertThat(refused(Map.of("sku", Collections.nCopies(101, "x"))))
                .extracting(ParameterProblem::code)
                .containsExactly("too-many");
        assertThat(refused(Map.of("q", List.of("x".repeat(501)))))
                .extracting(ParameterProblem::code)
                .containsExactly("too-long");
    }

    @Test
    void an_unknown_parameter_is_answered_with_what_there_is() {
        assertThat(refused(Map.of("colour", List.of("x"))).getFirst().detail())
                .contains("sku", "brand", "category", "price", "attr.<name>", "sort");
        assertThat(refused(Map.of("brand[gt]", List.of("x"))).getFirst().detail())
                .contains("ne", "exists");
    }

    @Test
    void brands_know_a_search_and_a_sort() {
        assertThat(FilterLanguage.readBrands(Map.of("q", List.of("polo"), "sort", List.of("-createdAt"))))
                .isEqualTo(new Reading.Understood<>(
                        new BrandQuery(Optional.of("polo"), List.of(new SortKey(SortField.CREATED_AT, true)))));
        assertThat(FilterLanguage.readBrands(Map.of()))
                .isEqualTo(new Reading.Understood<>(
                        new BrandQuery(Optional.empty(), List.of(new SortKey(SortField.NAME, false)))));
        assertThat(FilterLanguage.readBrands(Map.of("brand", List.of("x"), "sort", List.of("price"))))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.problems()).hasSize(2));
    }

    private static ProductQuery understood(Map<String, List<String>> parameters) {
        return switch (FilterLanguage.readProducts(parameters, Visibility.PUBLIC)) {
            case Reading.Understood<ProductQuery>(var query) -> query;
            case Reading.Refused<ProductQuery>(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<ParameterProblem> refused(Map<String, List<String>> parameters) {
        return switch (FilterLanguage.readProducts(parameters, Visibility.PUBLIC)) {
            case Reading.Understood<ProductQuery>(var query) -> throw new AssertionError(query);
            case Reading.Refused<ProductQuery>(var problems) -> problems;
        };
    }
}
