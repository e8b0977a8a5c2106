package io.vitrine.adapter.web.catalogue;

import io.vitrine.adapter.web.WebFixture;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Single brands. */
final class BrandsTest {

    private final WebFixture web = WebFixture.shared();

    @Test
    void a_slug_is_made_from_the_name_and_a_taken_one_gets_a_number() {
        var name = web.newName();

        post("{\"name\":\"U.S. %s Assn.\"}".formatted(name))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.slug")
                .isEqualTo("u-s-" + name + "-assn");
        post("{\"name\":\"U S %s Assn\"}".formatted(name))
                .expectBody()
                .jsonPath("$.slug")
                .isEqualTo("u-s-" + name + "-assn-2");
    }

    @Test
    void a_brand_is_found_by_its_slug() {
        var brand = web.aBrand();

        web.anonymous()
                .get()
                .uri("/api/v1/brands/by-slug/" + brand.name())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(brand.id())
                .jsonPath("$.productCount")
                .doesNotExist();
    }

    @Test
    void its_products_are_counted_where_that_is_asked_for() {
        var brand = web.aBrand();
        web.aProduct(",\"brand\":{\"id\":\"%s\"}".formatted(brand.id()));
        web.aProduct(",\"status\":\"draft\",\"brand\":{\"id\":\"%s\"}".formatted(brand.id()));

        web.anonymous()
                .get()
                .uri(brand.address() + "?expand=productCount")
                .exchange()
                .expectHeader()
                .valueEquals("ETag", "W/\"1.1\"")
                .expectBody()
                .jsonPath("$.productCount")
                .isEqualTo(1);
        web.editor()
                .get()
                .uri(brand.address() + "?expand=productCount")
                .exchange()
                .expectBody()
                .jsonPath("$.productCount")
                .isEqualTo(2);
    }

    @Test
    void a_slug_or_a_name_that_another_brand_has_is_told_of_it() {
        var brand = web.aBrand();

        post("{\"name\":\"%s\",\"slug\":\"%s\"}".formatted(web.newName(), brand.name()))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("duplicate-slug")
                .jsonPath("$.existing")
                .isEqualTo(brand.address());
        post("{\"name\":\"%s\"}".formatted(brand.name()))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("conflict");
    }

    @Test
    void a_brand_with_products_stays() {
        var brand = web.aBrand();
        web.aProduct(",\"brand\":{\"id\":\"%s\"}".formatted(brand.id()));

        delete(brand.address())
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("brand-in-use");
    }

    @Test
    void a_brand_without_products_goes() {
        var brand = web.aBrand();

        delete(brand.address()).expectStatus().isNoContent();

        web.anonymous().get().uri(brand.address()).exchange().expectStatus().isNotFound();
    }

    @Test
    void what_was_read_can_be_sent_back_with_a_change() {
        var brand = web.aBrand();
        var read = web.anonymous()
                .get()
                .uri(brand.address() + "?expand=productCount")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        web.editor()
                .put()
                .uri(brand.address())
                .header("If-Match", "\"1\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(String.valueOf(read).replace("\"description\":\"\"", "\"description\":\"Bags\""))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.description")
                .isEqualTo("Bags")
                .jsonPath("$.version")
                .isEqualTo(2);
    }

    private ResponseSpec post(String body) {
        return web.editor()
                .post()
                .uri("/api/v1/brands")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec delete(String address) {
        return web.editor().delete().uri(address).header("If-Match", "*").exchange();
    }
}
