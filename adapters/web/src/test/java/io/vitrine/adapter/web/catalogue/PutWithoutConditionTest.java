package io.vitrine.adapter.web.catalogue;

import io.vitrine.adapter.web.WebFixture;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A PUT that says nothing about what it replaces. */
class PutWithoutConditionTest {

    private final WebFixture web = WebFixture.shared();

    @Test
    void what_was_shown_of_a_product_is_not_taken_back_without_its_tag() {
        var product = web.aProduct().address();

        put(product, shown(product)).expectStatus().isEqualTo(428);
        put(product, "{}").expectStatus().isEqualTo(428);
    }

    @Test
    void what_was_shown_of_a_brand_is_not_taken_back_without_its_tag() {
        var brand = web.aBrand().address();

        put(brand, shown(brand)).expectStatus().isEqualTo(428);
        put(brand, "{}").expectStatus().isEqualTo(428);
    }

    @Test
    void what_was_shown_of_one_product_makes_another() {
        var product = web.aProduct();
        var sku = web.newName();

        put("/api/v1/products/" + unused(), shown(product.address()).replace(product.name(), sku))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.sku")
                .isEqualTo(sku);
    }

    @Test
    void where_nothing_is_the_body_is_judged() {
        put("/api/v1/products/" + unused(), "{}").expectStatus().isEqualTo(422);
        put("/api/v1/brands/" + unused(), "{}").expectStatus().isEqualTo(422);
    }

    private static UUID unused() {
        var random = UUID.randomUUID();
        return new UUID((random.getMostSignificantBits() & ~0xF000L) | 0x7000L, random.getLeastSignificantBits());
    }

    private String shown(String address) {
        return Objects.requireNonNull(web.anonymous()
                .get()
                .uri(address)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private ResponseSpec put(String address, String body) {
        return web.editor()
                .put()
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
