package io.vitrine.adapter.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.browse.ParameterProblem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

    @Test
    void repeated_parameters_keep_their_order() {
        var parameters = QueryParameters.parse("brand=puma&size=5&brand=reebok");

        assertThat(parameters.rest()).containsEntry("brand", List.of("puma", "reebok"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"price[gte]=500", "price%5Bgte%5D=500", "price%5bgte%5d=500"})
    void brackets_are_the_same_plain_and_encoded(String query) {
        assertThat(QueryParameters.parse(query).rest()).containsExactly(Map.entry("price[gte]", List.of("500")));
    }

    @Test
    void a_plus_is_a_blank_and_an_encoded_plus_is_a_plus() {
        assertThat(QueryParameters.parse("q=a+b%2Bc%20d").text("q")).contains("a b+c d");
    }

    @Test
    void an_address_without_a_query_has_no_parameters() {
        assertThat(QueryParameters.parse(null).rest()).isEmpty();
        assertThat(QueryParameters.parse("").rest()).isEmpty();
        assertThat(QueryParameters.parse("&&").rest()).isEmpty();
    }

    @Property
    void what_a_client_encodes_is_what_is_read(@ForAll @StringLength(max = 40) String text) {
        var sent = text.codePoints()
                .filter(it -> !Character.isISOControl(it) && Character.getType(it) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        var parameters = QueryParameters.parse("q=" + URLEncoder.encode(sent, StandardCharsets.UTF_8));

        assertThat(parameters.text("q")).contains(sent);
        assertThat(parameters.problems()).isEmpty();
    }

    @Property
    void any_query_is_read_or_refused_without_an_exception(@ForAll @StringLength(max = 60) String query) {
        var parameters = QueryParameters.parse(query);

        parameters.refuseRest();

        assertThat(parameters.problems())
                .allSatisfy(problem -> assertThat(problem.detail()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%", "q=%4", "q=%zz", "q=%C3", "q=%C3%28", "q=%ED%A0%80", "%FF=1"})
    void what_no_encoder_writes_is_refused(String query) {
        assertThat(QueryParameters.parse(query).problems())
                .singleElement()
                .extracting(ParameterProblem::code)
                .isEqualTo("encoding");
    }

    @Test
    void control_characters_are_refused() {
        assertThat(QueryParameters.parse("q=a%00b").problems())
                .singleElement()
                .extracting(ParameterProblem::code)
                .isEqualTo("character");
    }

    @Test
    void all_problems_are_found_at_once() {
        var parameters = QueryParameters.parse("size=0&highlight=yes&count=some&q=a&q=b&colour=red");

        parameters.number("size", 1, 200, 50);
        parameters.flag("highlight");
        parameters.oneOf("count", Map.of("exact", 1, "estimated", 2), 0);
        parameters.text("q");
        parameters.refuseRest();

        assertThat(parameters.problems())
                .containsExactly(
                        new ParameterProblem("size", "out-of-range", "'size' is a whole number from 1 to 200"),
                        new ParameterProblem("highlight", "unknown-value", "'highlight' is one of false, true"),
                        new ParameterProblem("count", "unknown-value", "'count' is one of estimated, exact"),
                        new ParameterProblem("q", "repeated", "'q' can be given once"),
                        new ParameterProblem(
                                "colour",
                                "unknown-parameter",
                                "there is no parameter 'colour'; there are size, highlight, count, q"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "201", "-1", "1.5", "1e2", "99999999999", "+5", "٣"})
    void a_size_is_a_whole_number_within_bounds(String size) {
        var parameters = QueryParameters.parse("size=" + URLEncoder.encode(size, StandardCharsets.UTF_8));

        parameters.number("size", 1, 200, 50);

        assertThat(parameters.problems()).hasSize(1);
    }

    @Test
    void what_the_filter_language_does_not_know_is_answered_with_the_whole_vocabulary() {
        var parameters = QueryParameters.parse("size=10&colour=red");
        parameters.number("size", 1, 200, 50);

        parameters.refuse(List.of(new ParameterProblem("colour", "unknown-parameter", "there are sku, brand")));

        assertThat(parameters.problems())
                .containsExactly(new ParameterProblem("colour", "unknown-parameter", "there are sku, brand, size"));
    }
}
