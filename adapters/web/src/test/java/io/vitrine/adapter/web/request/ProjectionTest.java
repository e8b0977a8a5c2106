package io.vitrine.adapter.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.domain.browse.ParameterProblem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ProjectionTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Price(String amount, String currency) {}

    sealed interface Maker permits Summary, Whole {}

    record Summary(String name) implements Maker {}

    record Whole(String name, String country) implements Maker {}

    record Thing(
            String id,
            String name,
            Maker maker,
            List<String> categories,
            @Nullable Price price,
            Map<String, Object> attributes,
            @Nullable String imageUrl) {}

    private static final Thing THING = new Thing(
            "7",
            "Bag",
            new Whole("Dkny", "US"),
            List.of("Unisex", "Bags"),
            new Price("9.99", "EUR"),
            Map.of("sizes", List.of("S", "M"), "count", 7),
            null);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        name                   | {"id":"7","name":"Bag"}
        name,id                | {"id":"7","name":"Bag"}
        categories             | {"id":"7","categories":["Unisex","Bags"]}
        price                  | {"id":"7","price":{"amount":"9.99","currency":"EUR"}}
        price.amount           | {"id":"7","price":{"amount":"9.99"}}
        price,price.amount     | {"id":"7","price":{"amount":"9.99","currency":"EUR"}}
        price.amount,price     | {"id":"7","price":{"amount":"9.99","currency":"EUR"}}
        attributes.sizes       | {"id":"7","attributes":{"sizes":["S","M"]}}
        imageUrl               | {"id":"7","imageUrl":null}
        """)
    void only_the_wanted_members_are_written(String fields, String expected) {
        var projection = Projection.from(QueryParameters.parse("fields=" + fields), Thing.class);

        assertThat(JSON.writeValueAsString(projection.of(THING))).isEqualTo(expected);
    }

    @Test
    void a_part_of_what_is_null_is_null() {
        var onRequest = new Thing("7", "Bag", new Summary("Dkny"), List.of(), null, Map.of(), null);

        var projection = Projection.from(QueryParameters.parse("fields=price.amount,attributes.size"), Thing.class);

        assertThat(JSON.writeValueAsString(projection.of(onRequest)))
                .isIn("{\"id\":\"7\",\"price\":null,\"attributes\":{}}", "{\"id\":\"7\",\"price\":null}");
    }

    @Test
    void projected_documents_can_stand_in_a_list() {
        var projection = Projection.from(QueryParameters.parse("fields=name"), Thing.class);

        var page = Map.of("items", List.of(projection.of(THING), projection.of(THING)));

        assertThat(JSON.writeValueAsString(page))
                .isEqualTo("{\"items\":[{\"id\":\"7\",\"name\":\"Bag\"},{\"id\":\"7\",\"name\":\"Bag\"}]}");
    }

    @Test
    void without_the_parameter_the_document_is_whole() {
        var projection = Projection.from(QueryParameters.parse(null), Thing.class);

        assertThat(projection.of(THING)).isSameAs(THING);
    }

    @Test
    void every_unknown_field_is_refused_with_the_names_that_there_are() {
        var parameters = QueryParameters.parse("fields=colour,price.tax,name.first,");

        Projection.from(parameters, Thing.class);

        assertThat(parameters.problems())
                .hasSize(4)
                .allMatch(problem -> problem.code().equals("unknown-field"))
                .first()
                .isEqualTo(new ParameterProblem(
                        "fields",
                        "unknown-field",
                        "there is no field 'colour'; there are id, name, maker, maker.name, maker.country,"
                                + " categories, price, price.amount, price.currency, attributes,"
                                + " attributes.<name>, imageUrl"));
    }

    @Test
    void it_knows_what_it_includes() {
        var projection = Projection.from(QueryParameters.parse("fields=price.amount,name"), Thing.class);

        assertThat(projection.includes("price")).isTrue();
        assertThat(projection.includes("price.amount")).isTrue();
        assertThat(projection.includes("price.currency")).isFalse();
        assertThat(projection.includes("name")).isTrue();
        assertThat(projection.includes("id")).isTrue();
        assertThat(projection.includes("imageUrl")).isFalse();
    }
}
