package io.vitrine.adapter.web.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vitrine.adapter.web.json.Json;
import io.vitrine.domain.catalogue.ProductDraft;
import io.vitrine.domain.catalogue.ProductStatus;
import io.vitrine.domain.shared.InvalidDocument;
import io.vitrine.domain.shared.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule for the fields of a product that is sent, and where its breach is told. */
final class ProductValidationTest {

    @Test
    void sku_and_name_are_enough() {
        var draft = read("{\"sku\":\"1\",\"name\":\"Bag\"}");

        assertThat(draft.description().value()).isEmpty();
        assertThat(draft.brand()).isNull();
        assertThat(draft.categories().path()).isEmpty();
        assertThat(draft.price()).isNull();
        assertThat(draft.imageUrl()).isNull();
        assertThat(draft.attributes().values()).isEmpty();
        assertThat(draft.status()).isEqualTo(ProductStatus.ACTIVE);
    }

    @Test
    void null_is_as_good_as_not_sent() {
        var sparse = read("{\"sku\":\"1\",\"name\":\"Bag\"}");

        var withNulls = read("""
            {"sku":"1","name":"Bag","description":null,"brand":null,"categories":null,"price":null,"imageUrl":null,
             "attributes":null,"status":null}\
            """);

        assertThat(withNulls).isEqualTo(sparse);
    }

    @Test
    void text_is_kept_as_it_was_sent() {
        var draft = read("{\"sku\":\" a/B \",\"name\":\"\\u00a0Bag &#38; <b>\\t\",\"description\":\"one\\r\\ntwo \"}");

        assertThat(draft.sku().value()).isEqualTo(" a/B ");
        assertThat(draft.name().value()).isEqualTo("\u00a0Bag &#38; <b>\t");
        assertThat(draft.description().value()).isEqualTo("one\r\ntwo ");
    }

    @ParameterizedTest(name = "{0} is refused at {1} as {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "sku": null                                                  | /sku                | required
        "sku": ""                                                    | /sku                | too-short
        "sku": "  "                                                  | /sku                | blank
        "sku": 17                                                    | /sku                | type
        "sku": "a\\u0000b"                                           | /sku                | character
        "name": null                                                 | /name               | required
        "name": ["Bag"]                                              | /name               | type
        "name": "Bag\\u0007"                                         | /name               | character
        "name": "\\ud800"                                            | /name               | character
        "name": "\\udc00\\ud800"                                     | /name               | character
        "description": {}                                            | /description        | type
        "description": "\\u0085"                                     | /description        | character
        "brand": "Puma"                                              | /brand              | type
        "brand": {}                                                  | /brand              | brand
        "brand": {"id":"0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11","slug":"a"} | /brand         | brand
        "brand": {"id":"puma"}                                       | /brand/id           | uuid
        "brand": {"id":"0199b7a2-5c1e-4a40-9d3b-2f6f0c8e1a11"}       | /brand/id           | uuid
        "brand": {"slug":"Puma!"}                                    | /brand/slug         | slug
        "brand": {"name":"Puma","slug":"puma"}                       | /brand/name         | unknown-member
        "price": 12.5                                                | /price              | type
        "price": "12.5"                                              | /price              | type
        "price": {"amount":12.5,"currency":"INR"}                    | /price/amount       | type
        "price": {"amount":"12.505","currency":"INR"}                | /price/amount       | scale
        "price": {"amount":"100.5","currency":"JPY"}                 | /price/amount       | scale
        "price": {"amount":"1.0001","currency":"KWD"}                | /price/amount       | scale
        "price": {"amount":"-1","currency":"INR"}                    | /price/amount       | decimal
        "price": {"amount":"1e3","currency":"INR"}                   | /price/amount       | decimal
        "price": {"amount":"58,10","currency":"INR"}                 | /price/amount       | decimal
        "price": {"amount":" 1","currency":"INR"}                    | /price/amount       | decimal
        "price": {"amount":"1000000000000","currency":"INR"}         | /price/amount       | decimal
        "price": {"amount":"999999999999.9999","currency":"INR"}     | /price/amount       | scale
        "price": {"amount":"1"}                                      | /price/currency     | required
        "price": {"currency":"INR"}                                  | /price/amount       | required
        "price": {"amount":"1","currency":"inr"}                     | /price/currency     | currency
        "price": {"amount":"1","currency":"QQQ"}                     | /price/currency     | currency
        "price": {"amount":"1","currency":"XXX"}                     | /price/currency     | currency
        "price": {"amount":"1","currency":"INR","tax":"0"}           | /price/tax          | unknown-member
        "categories": "Bags"                                         | /categories         | type
        "categories": ["a","b","c","d","e","f","g","h","i"]          | /categories         | too-many
        "categories": ["Bags",7]                                     | /categories/1       | type
        "categories": ["Bags",""]                                    | /categories/1       | too-short
        "categories": [null]                                         | /categories/0       | type
        "imageUrl": "/a.png"                                         | /imageUrl           | url
        "imageUrl": "javascript:alert(1)"                            | /imageUrl           | url
        "imageUrl": "https://a b"                                    | /imageUrl           | url
        "attributes": []                                             | /attributes         | type
        "attributes": {"1a":1}                                       | /attributes/1a      | attribute-name
        "attributes": {"a/~b":1}                                     | /attributes/a~1~0b  | attribute-name
        "attributes": {"a":{"b":1}}                                  | /attributes/a       | type
        "attributes": {"a":["b",1]}                                  | /attributes/a/1     | type
        "attributes": {"a":["\\u0000"]}                              | /attributes/a/0     | character
        "attributes": {"a":1e400}                                    | /attributes/a       | number
        "attributes": {"a":1e-999999999}                             | /attributes/a       | number
        "status": "ACTIVE"                                           | /status             | status
        "status": true                                               | /status             | type
        "colour": "red"                                              | /colour             | unknown-member
        "version": 7                                                 | /version            | unknown-member
        """)
    void a_breach_is_told_in_its_place(String member, String pointer, String code) {
        var name = member.substring(1, member.indexOf('"', 1));
        var others = List.of("\"sku\": \"1\"", "\"name\": \"Bag\"").stream()
                .filter(other -> !other.contains('"' + name + '"'))
                .collect(Collectors.joining(", "));

        var violations = violations("{" + others + ", " + member + "}");

        assertThat(violations).extracting(Violation::pointer, Violation::code).containsExactly(tuple(pointer, code));
    }

    @ParameterizedTest
    @CsvSource({"sku,200", "name,300", "description,20000"})
    void lengths_are_counted_in_characters_and_not_in_halves_of_them(String member, int most) {
        var longest = "😀".repeat(most);

        assertThat(violations(with(member, longest))).isEmpty();
        assertThat(violations(with(member, longest + "a")))
                .extracting(Violation::code)
                .containsExactly("too-long");
    }

    @Test
    void a_name_of_a_hundred_kilobytes_is_too_long() {
        assertThat(violations(with("name", "x".repeat(100_000))))
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple("/name", "too-long"));
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        var violations = violations("""
            {"sku":"","price":{"amount":1,"currency":"?"},"categories":["",1],"colour":1,"attributes":{"a":{}}}\
            """);

        assertThat(violations)
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/colour",
                        "/price/amount",
                        "/price/currency",
                        "/categories/0",
                        "/categories/1",
                        "/sku",
                        "/name",
                        "/attributes/a");
    }

    @Test
    void more_than_fifty_things_are_not_said() {
        var members = IntStream.range(0, 80).mapToObj(i -> "\"m" + i + "\":1").collect(Collectors.joining(","));

        assertThat(violations("{" + members + "}")).hasSize(50);
    }

    @Test
    void an_unknown_member_is_told_what_there_is() {
        assertThat(violations("{\"sku\":\"1\",\"name\":\"a\",\"Price\":null}"))
                .extracting(Violation::detail)
                .containsExactly(
                        "'Price' is not known; there are sku, name, description, brand, categories, price, imageUrl,"
                                + " attributes, status");
    }

    @ParameterizedTest
    @CsvSource({"[]", "'\"text\"'", "1", "null", "true"})
    void what_is_no_object_is_refused_as_a_whole(String document) {
        assertThat(violations(document)).containsExactly(new Violation("", "type", "is not an object"));
    }

    private static ProductDraft read(String document) {
        return ProductDraftReader.read(new Json().read(document.getBytes(StandardCharsets.UTF_8)));
    }

    private static String with(String member, String text) {
        return member.equals("sku")
                ? "{\"sku\":\"%s\",\"name\":\"Bag\"}".formatted(text)
                : member.equals("name")
                        ? "{\"sku\":\"1\",\"name\":\"%s\"}".formatted(text)
                        : "{\"sku\":\"1\",\"name\":\"Bag\",\"%s\":\"%s\"}".formatted(member, text);
    }

    private static List<Violation> violations(String document) {
        try {
            assertThat(read(document)).isNotNull();
            return List.of();
        } catch (InvalidDocument refused) {
            return refused.violations();
        }
    }
}
