package io.vitrine.adapter.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vitrine.adapter.web.json.Json;
import io.vitrine.domain.catalogue.Attributes;
import io.vitrine.domain.catalogue.BrandName;
import io.vitrine.domain.catalogue.BrandReference;
import io.vitrine.domain.catalogue.Categories;
import io.vitrine.domain.catalogue.Money;
import io.vitrine.domain.catalogue.ProductDraft;
import io.vitrine.domain.catalogue.Sku;
import io.vitrine.domain.catalogue.Slug;
import io.vitrine.domain.exchange.ImportLine;
import io.vitrine.domain.shared.Violation;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportLineReaderTest {

    private final ImportLineReader reader = new ImportLineReader(new Json());

    @Test
    void a_line_of_a_shop_is_a_product() {
        var draft = accepted("""
            {"sku":"10017413","name":"DKNY Trolley Bag","brand":"DKNY","price":"11745.00","currency":"INR",\
            "category":["Unisex","Bag"]}\
            """);

        assertThat(draft.sku()).isEqualTo(new Sku("10017413"));
        assertThat(draft.brand()).isEqualTo(new BrandReference.ByName(new BrandName("DKNY")));
        assertThat(draft.price()).isEqualTo(money("11745.00", "INR"));
        assertThat(draft.categories()).isEqualTo(new Categories(List.of("Unisex", "Bag")));
    }

    @Test
    void a_line_may_be_written_as_in_requests() {
        var draft = accepted("""
            {"sku":"1","name":"Bag","brand":{"slug":"dkny"},"categories":["Bag"],\
            "price":{"amount":"9.99","currency":"EUR"},"status":"draft"}\
            """);

        assertThat(draft.brand()).isEqualTo(new BrandReference.BySlug(new Slug("dkny")));
        assertThat(draft.price()).isEqualTo(money("9.99", "EUR"));
        assertThat(draft.categories()).isEqualTo(new Categories(List.of("Bag")));
    }

    @Test
    void a_line_of_an_export_is_read_without_what_the_service_sets() {
        var exported = """
            {"id":"0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11","sku":"A","name":"Bag","slug":"bag-a","version":7,
            "brand":{"id":"0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a12","slug":"dkny","name":"DKNY"},
            "createdAt":"2026-11-24T10:00:00.000Z","updatedAt":"2026-11-24T11:30:00.000Z"}\
            """;

        var line = reader.read(new SentLine.Whole(1, exported));

        assertThat(line)
                .isInstanceOfSatisfying(
                        ImportLine.Accepted.class,
                        accepted -> assertThat(accepted.draft().brand())
                                .isEqualTo(new BrandReference.ByName(new BrandName("DKNY"))));
    }

    @Test
    void a_currency_without_a_price_is_a_price_on_request() {
        assertThat(accepted("{\"sku\":\"1\",\"name\":\"Bag\",\"price\":null,\"currency\":\"EUR\"}")
                        .price())
                .isNull();
    }

    @Test
    void an_attribute_that_is_null_is_none() {
        assertThat(accepted("{\"sku\":\"1\",\"name\":\"Bag\",\"attributes\":{\"primaryColor\":null}}")
                        .attributes())
                .isEqualTo(Attributes.NONE);
    }

    @Test
    void everything_wrong_with_a_line_is_said_at_once_and_the_line_is_kept() {
        var line = """
            {"sku":"10016283","name":"","price":"58,10","colour":"red"}\
            """;

        var rejected = rejected(line);

        assertThat(rejected.input()).isEqualTo(line);
        assertThat(rejected.number()).isEqualTo(7);
        assertThat(rejected.errors())
                .extracting(Violation::pointer, Violation::code)
                .containsExactlyInAnyOrder(
                        tuple("/colour", "unknown-member"),
                        tuple("/name", "too-short"),
                        tuple("/price", "decimal"),
                        tuple("/currency", "required"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        {"name":"Bag"}                                                              | /sku        | required
        {"sku":"1","name":"Bag","price":"1.00"}                                     | /currency   | required
        {"sku":"1","name":"Bag","price":1.00,"currency":"EUR"}                      | /price      | type
        {"sku":"1","name":"Bag","price":"1.50","currency":"JPY"}                    | /price      | scale
        {"sku":"1","name":"Bag","price":"1.50","currency":"XXX"}                    | /currency   | currency
        {"sku":"1","name":"Bag","currency":"euro"}                                  | /currency   | currency
        {"sku":"1","name":"Bag","price":{"amount":"1","currency":"EUR"},"currency":"EUR"} | /currency | repeated
        {"sku":"1","name":"Bag","category":["A"],"categories":["A"]}                | /category   | repeated
        {"sku":"1","name":"Bag","category":"A"}                                     | /category   | type
        {"sku":"1","name":"Bag","category":["A",""]}                                | /category/1 | too-short
        {"sku":"1","name":"Bag","brand":""}                                         | /brand      | too-short
        {"sku":"1","name":"Bag","brand":7}                                          | /brand      | type
        {"sku":"1","name":"\\ud800"}                                                | /name       | character
        {"sku":"1","sku":"2","name":"Bag"}                                          |             | malformed
        {"sku":"1","name":"Bag"} {"sku":"2","name":"Bag"}                           |             | malformed
        {"sku":"1","name":"Bag"                                                     |             | malformed
        sku,name                                                                    |             | malformed
        "text"                                                                      |             | type
        null                                                                        |             | type
        """)
    void a_wrong_line_is_rejected_where_it_is_wrong(String line, String pointer, String code) {
        assertThat(rejected(line).errors())
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.pointer()).isEqualTo(pointer == null ? "" : pointer))
                .satisfies(flaw -> assertThat(flaw.code()).isEqualTo(code));
    }

    @Test
    void a_line_that_could_not_be_read_is_rejected_for_that() {
        var flaw = new Violation("", "too-large", "is longer than 256 KB");

        assertThat(reader.read(new SentLine.Flawed(3, "{\"sku\"", flaw)))
                .isEqualTo(new ImportLine.Rejected(3, List.of(flaw), "{\"sku\""));
    }

    @Property
    void no_line_makes_it_fail(@ForAll @StringLength(max = 40) String line) {
        assertThat(reader.read(new SentLine.Whole(1, line))).isInstanceOf(ImportLine.Rejected.class);
    }

    private ProductDraft accepted(String line) {
        assertThat(reader.read(new SentLine.Whole(7, line))).isInstanceOf(ImportLine.Accepted.class);
        return ((ImportLine.Accepted) reader.read(new SentLine.Whole(7, line))).draft();
    }

    private ImportLine.Rejected rejected(String line) {
        assertThat(reader.read(new SentLine.Whole(7, line))).isInstanceOf(ImportLine.Rejected.class);
        return (ImportLine.Rejected) reader.read(new SentLine.Whole(7, line));
    }

    private static Money money(String amount, String currency) {
        return new Money(Money.amount(amount), Money.currency(currency));
    }
}
