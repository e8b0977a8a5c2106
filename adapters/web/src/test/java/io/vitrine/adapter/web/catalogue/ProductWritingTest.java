package io.vitrine.adapter.web.catalogue;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.adapter.web.WebFixture.Made;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Creating, replacing and patching (RFC 7396) products. */
final class ProductWritingTest {

    private static final MediaType MERGE_PATCH = MediaType.parseMediaType("application/merge-patch+json");

    private final WebFixture web = WebFixture.shared();
    private final Made brand = web.aBrand();
    private final Made product = web.aProduct("""
        ,"description":"Rolls","brand":{"id":"%s"},"categories":["Bags","Trolleys"],
        "price":{"amount":"11745","currency":"INR"},"imageUrl":"https://img.example/1.png",
        "attributes":{"color":"Black","count":7,"weight":2.50,"soft":true,"sizes":["S","M"]}\
        """.formatted(brand.id()));

    @Test
    void a_product_is_shown_as_the_contract_says() {
        web.anonymous()
                .get()
                .uri(product.address())
                .exchange()
                .expectBody()
                .jsonPath("$.sku")
                .isEqualTo(product.name())
                .jsonPath("$.slug")
                .isEqualTo("trolley-bag-" + product.name())
                .jsonPath("$.brand.slug")
                .isEqualTo(brand.name())
                .jsonPath("$.brand.description")
                .doesNotExist()
                .jsonPath("$.price.amount")
                .isEqualTo("11745.00")
                .jsonPath("$.attributes.weight")
                .isEqualTo(2.5)
                .jsonPath("$.attributes.sizes[1]")
                .isEqualTo("M")
                .jsonPath("$.status")
                .isEqualTo("active")
                .jsonPath("$.version")
                .isEqualTo(1)
                .jsonPath("$.createdAt")
                .value(String.class, matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
    }

    @Test
    void what_a_product_has_not_is_shown_as_null() {
        web.anonymous()
                .get()
                .uri(web.aProduct().address())
                .exchange()
                .expectBody(String.class)
                .value(containsString(
                        "\"brand\":null,\"categories\":[],\"price\":null,\"imageUrl\":null,\"attributes\":{}"));
    }

    @Test
    void a_second_product_of_a_sku_is_told_of_the_first() {
        post("{\"sku\":\"%s\",\"name\":\"Copy\"}".formatted(product.name()))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("duplicate-sku")
                .jsonPath("$.existing")
                .isEqualTo(product.address());
    }

    @Test
    void a_brand_that_there_is_not_is_refused_in_its_place() {
        post("{\"sku\":\"%s\",\"name\":\"Bag\",\"brand\":{\"slug\":\"nobody\"}}".formatted(web.newName()))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/brand")
                .jsonPath("$.errors[0].code")
                .isEqualTo("unknown-brand");
    }

    @Test
    void a_product_is_found_by_its_sku_whatever_is_in_it() {
        var sku = web.newName() + "/a b%;ä+?#";
        post("{\"sku\":\"%s\",\"name\":\"Bag\"}".formatted(sku)).expectStatus().isCreated();

        web.anonymous()
                .get()
                .uri("/api/v1/products/by-sku/{sku}", sku)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.sku")
                .isEqualTo(sku);
    }

    @Test
    void a_replacement_forgets_what_it_does_not_say() {
        put("{\"sku\":\"%s\",\"name\":\"Plain Bag\"}".formatted(product.name()))
                .jsonPath("$.name")
                .isEqualTo("Plain Bag")
                .jsonPath("$.description")
                .isEqualTo("")
                .jsonPath("$.brand")
                .isEqualTo(null)
                .jsonPath("$.version")
                .isEqualTo(2);
    }

    @Test
    void what_was_read_can_be_sent_back_with_a_change() {
        var read = Objects.requireNonNull(web.anonymous()
                .get()
                .uri(product.address())
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());

        put(read.replace("Trolley Bag", "Cabin Bag"))
                .jsonPath("$.name")
                .isEqualTo("Cabin Bag")
                .jsonPath("$.brand.id")
                .isEqualTo(brand.id())
                .jsonPath("$.attributes.count")
                .isEqualTo(7);
    }

    @Test
    void a_write_that_changes_nothing_makes_no_version() {
        patch("{\"name\":\"Trolley Bag\",\"price\":{\"amount\":\"11745.0\"}}")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"");
    }

    @Test
    void the_sku_stays() {
        patch("{\"sku\":\"other\"}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/sku")
                .jsonPath("$.errors[0].code")
                .isEqualTo("fixed");
    }

    @Test
    void a_patch_changes_what_it_says_and_nothing_else() {
        patch("""
            {"price":{"amount":"9999.00"},"imageUrl":null,"attributes":{"color":"Red","count":null,"new":"x"}}\
            """)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.price.amount")
                .isEqualTo("9999.00")
                .jsonPath("$.price.currency")
                .isEqualTo("INR")
                .jsonPath("$.imageUrl")
                .isEqualTo(null)
                .jsonPath("$.attributes.color")
                .isEqualTo("Red")
                .jsonPath("$.attributes.count")
                .doesNotExist()
                .jsonPath("$.attributes.new")
                .isEqualTo("x")
                .jsonPath("$.attributes.soft")
                .isEqualTo(true)
                .jsonPath("$.description")
                .isEqualTo("Rolls")
                .jsonPath("$.categories[1]")
                .isEqualTo("Trolleys");
    }

    @Test
    void a_patch_names_another_brand_by_either_name() {
        var other = web.aBrand();

        patch("{\"brand\":{\"slug\":\"%s\"}}".formatted(other.name()))
                .expectBody()
                .jsonPath("$.brand.id")
                .isEqualTo(other.id());
        patch("{\"brand\":{\"id\":\"%s\"}}".formatted(brand.id()))
                .expectBody()
                .jsonPath("$.brand.slug")
                .isEqualTo(brand.name());
        patch("{\"brand\":null}").expectBody().jsonPath("$.brand").isEqualTo(null);
    }

    @ParameterizedTest(name = "{0} is refused at {1} as {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"name":null}                       | /name            | required
        {"sku":null}                        | /sku             | required
        {"price":{"amount":null}}           | /price/amount    | required
        {"price":{"currency":"JPY"},"imageUrl":1} | /imageUrl  | type
        {"attributes":{"count":{"a":1}}}    | /attributes/count | type
        {"colour":"red"}                    | /colour          | unknown-member
        {"colour":null}                     | /colour          | unknown-member
        {"version":8}                       | /version         | unknown-member
        ["name"]                            |                  | type
        "name"                              |                  | type
        null                                |                  | type
        """)
    void a_patch_is_refused_in_the_place_that_is_wrong(String body, String pointer, String code) {
        patch(body)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer == null ? "" : pointer)
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }

    private ResponseSpec post(String body) {
        return web.editor()
                .post()
                .uri("/api/v1/products")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private BodyContentSpec put(String body) {
        return web.editor()
                .put()
                .uri(product.address())
                .header("If-Match", "\"1\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private ResponseSpec patch(String body) {
        return web.editor()
                .patch()
                .uri(product.address())
                .header("If-Match", "*")
                .contentType(MERGE_PATCH)
                .bodyValue(body)
                .exchange();
    }
}
