package io.vitrine.adapter.web.catalogue;

import io.vitrine.adapter.web.WebFixture;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Several products by their identities. */
final class BatchGetTest {

    private static final String NOWHERE = "0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11";

    private final WebFixture web = WebFixture.shared();

    @Test
    void products_come_in_the_order_asked_for_and_those_that_are_not_there_are_named() {
        var one = web.aProduct();
        var draft = web.aProduct(",\"status\":\"draft\"");
        var other = web.aProduct();

        batch("?fields=sku", List.of(other.id(), NOWHERE, one.id(), draft.id(), other.id()))
                .expectStatus()
                .isOk()
                .expectBody()
                .json(
                        "{\"items\":[{\"id\":\"%s\",\"sku\":\"%s\"},{\"id\":\"%s\",\"sku\":\"%s\"}],\"missing\":[\"%s\",\"%s\"]}"
                                .formatted(other.id(), other.name(), one.id(), one.name(), NOWHERE, draft.id()));
    }

    @Test
    void one_to_two_hundred_can_be_asked_for() {
        batch("", Collections.nCopies(200, NOWHERE)).expectStatus().isOk();
        batch("", Collections.nCopies(201, NOWHERE)).expectStatus().isEqualTo(422);
        batch("", List.of()).expectStatus().isEqualTo(422);
    }

    @Test
    void what_is_no_identity_is_refused_in_its_place() {
        batch("", List.of(NOWHERE, "10017413"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/ids/1");
    }

    private ResponseSpec batch(String query, List<String> ids) {
        var list = ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
        return web.anonymous()
                .post()
                .uri("/api/v1/products/batch-get" + query)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"ids\":[" + list + "]}")
                .exchange();
    }
}
