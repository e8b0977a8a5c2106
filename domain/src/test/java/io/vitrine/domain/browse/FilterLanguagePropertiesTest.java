package io.vitrine.domain.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.browse.FilterLanguage.Reading;
import io.vitrine.domain.catalogue.Visibility;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class FilterLanguagePropertiesTest {
    /** A condition as a query says it. */
    private record Asked(String parameter, List<String> values) {}

    @Property
    void every_query_built_of_what_there_is_is_understood(@ForAll("queries") Map<String, List<String>> parameters) {
        var query = query(parameters);

        assertThat(query.criteria().stream().map(criterion -> criterion.field().text()))
                .containsExactlyInAnyOrderElementsOf(parameters.keySet().stream()
                        .filter(name -> !name.equals(FilterLanguage.SORT))
                        .map(name -> name.replaceFirst("\\[.*", ""))
                        .toList());
        assertThat(query.sort().stream().map(SortKey::text))
                .containsExactlyElementsOf(parameters.getOrDefault(FilterLanguage.SORT, List.of()).stream()
                        .flatMap(text -> Stream.of(text.split(",", -1)))
                        .toList());
    }

    @Property
    void two_queries_with_one_fingerprint_are_equal(
            @ForAll("queries") Map<String, List<String>> one, @ForAll("queries") Map<String, List<String>> other) {
        var first = query(one);
        var second = query(other);

        assertThat(first.fingerprint().equals(second.fingerprint())).isEqualTo(first.equals(second));
    }

    @Property
    void whatever_is_sent_is_understood_or_refused(@ForAll("garbage") Map<String, List<String>> parameters) {
        assertReadable(FilterLanguage.readProducts(parameters, Visibility.EVERYTHING));
        assertReadable(FilterLanguage.readBrands(parameters));
    }

    private static void assertReadable(Reading<?> reading) {
        if (reading instanceof Reading.Refused<?>(var problems)) {
            assertThat(problems).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.code()).matches("[a-z]+(-[a-z]+)*");
                assertThat(problem.detail()).isNotBlank();
            });
        }
    }

    @Property
    void each_wrong_condition_is_a_problem_of_its_own(@ForAll("queries") Map<String, List<String>> parameters) {
        var wrong = new HashMap<>(parameters);
        wrong.put("colour", List.of("x"));
        wrong.put("status[ne]", List.of("gone"));
        wrong.put("brand[lt]", List.of("x"));

        assertThat(problems(FilterLanguage.readProducts(wrong, Visibility.PUBLIC)))
                .extracting(ParameterProblem::parameter)
                .containsExactlyInAnyOrder("colour", "status[ne]", "brand[lt]");
    }

    private static List<ParameterProblem> problems(Reading<ProductQuery> reading) {
        return switch (reading) {
            case Reading.Refused<ProductQuery>(var problems) -> problems;
            case Reading.Understood<ProductQuery>(var query) -> throw new AssertionError(query);
        };
    }

    private static ProductQuery query(Map<String, List<String>> parameters) {
        return switch (FilterLanguage.readProducts(parameters, Visibility.PUBLIC)) {
            case Reading.Understood<ProductQuery>(var query) -> query;
            case Reading.Refused<ProductQuery>(var problems) -> throw new AssertionError(problems);
        };
    }

    /** Sensible queries: one currency, every other condition with fitting values, a sort. */
    @Provide
    Arbitrary<Map<String, List<String>>> queries() {
        var sorts = Arbitraries.of("name", "-name", "price", "-price", "createdAt", "-updatedAt")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .uniqueElements(text -> text.replace("-", ""))
                .map(steps -> String.join(",", steps));
        return Combinators.combine(conditions().list().ofMaxSize(6), sorts).as((conditions, sort) -> {
            var parameters = new HashMap<String, List<String>>();
            conditions.forEach(asked -> parameters.put(asked.parameter(), asked.values()));
            parameters.put("currency", List.of("EUR"));
            parameters.put("sort", List.of(sort));
            return parameters;
        });
    }

    private Arbitrary<Asked> conditions() {
        var slugs = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(9);
        var amounts = Arbitraries.integers().between(0, 1_000_000).map(cents -> cents / 100 + "." + (10 + cents % 90));
        var times = Arbitraries.of("2026-11-24T10:00:00Z", "2026-11-24T10:00:00.123Z", "2026-11-24T10:00:00-07:00");
        var texts = Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars(" %_'\u00E9")
                .ofMinLength(1)
                .ofMaxLength(20);
        return Arbitraries.oneOf(
                several(slugs, "brand", "brand[ne]"),
                several(texts, "sku", "sku[ne]", "sku[prefix]", "attr.color", "attr.color[ne]", "attr.color[prefix]"),
                several(slugs, "category", "category[ne]"),
                several(Arbitraries.of("draft", "active", "archived"), "status", "status[ne]"),
                several(amounts, "price", "price[ne]"),
                one(amounts, "price[gt]", "price[gte]", "price[lt]", "price[lte]"),
                several(times, "createdAt", "updatedAt[ne]"),
                one(times, "createdAt[gt]", "createdAt[lte]", "updatedAt[gte]", "updatedAt[lt]"),
                one(Arbitraries.of("true", "false"), "brand[exists]", "price[exists]", "attr.color[exists]"),
                one(Arbitraries.integers().map(String::valueOf), "attr.size[gt]", "attr.size[lte]"));
    }

    private static Arbitrary<Asked> one(Arbitrary<String> values, String... parameters) {
        return Combinators.combine(Arbitraries.of(parameters), values)
                .as((parameter, value) -> new Asked(parameter, List.of(value)));
    }

    private static Arbitrary<Asked> several(Arbitrary<String> values, String... parameters) {
        return Combinators.combine(
                        Arbitraries.of(parameters), values.list().ofMinSize(1).ofMaxSize(3))
                .as(Asked::new);
    }

    @Provide
    Arbitrary<Map<String, List<String>>> garbage() {
        var fields = Arbitraries.of(FilterField.Standard.values()).map(FilterField.Standard::text);
        var operators = Arbitraries.of(FilterOperator.values()).map(FilterOperator::text);
        var nearly = Combinators.combine(
                        Arbitraries.oneOf(fields, Arbitraries.just("attr.x"), Arbitraries.of("q", "sort")), operators)
                .as((field, operator) -> field + "[" + operator + "]");
        var names = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20),
                nearly,
                fields,
                Arbitraries.of("q", "sort", "attr.x", "attr.", "[]", "[gt]", "price[gt][lt]", "price]gt["));
        var values = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(50),
                Arbitraries.of(
                        "",
                        "1E+999999999",
                        "-0",
                        "0x1",
                        "true",
                        "a/b",
                        "/",
                        "~",
                        ",",
                        "-",
                        "\"",
                        "2026-11-24T10:00:00Z",
                        "+1000000000-12-31T23:59:59.999999999Z",
                        "-999999999-01-01T00:00:00+18:00"));
        return Arbitraries.maps(names, values.list().ofMaxSize(3)).ofMaxSize(6);
    }
}
