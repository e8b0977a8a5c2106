package io.vitrine.adapter.web.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.adapter.web.WebFixture.Made;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Who changed what of a product, and when. */
final class ProductHistoryTest {

    private final WebFixture web = WebFixture.shared();
    private final Made product = web.aProduct();

    @BeforeEach
    void rename_it_and_delete_it() {
        web.as("bob", "editor")
                .patch()
                .uri(product.address())
                .header("If-Match", "\"1\"")
                .contentType(MediaType.parseMediaType("application/merge-patch+json"))
                .bodyValue("{\"name\":\"Cabin Bag\",\"description\":\"Small\"}")
                .exchange()
                .expectStatus()
                .isOk();
        web.editor()
                .delete()
                .uri(product.address())
                .header("If-Match", "\"2\"")
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    @Test
    void versions_are_listed_newest_first() {
        read("/versions")
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist("Link")
                .expectBody()
                .jsonPath("$.items[*].version")
                .value(List.class, them -> assertThat(them).asList().containsExactly(3, 2, 1))
                .jsonPath("$.items[0].type")
                .isEqualTo("deleted")
                .jsonPath("$.items[1].actor")
                .isEqualTo("bob")
                .jsonPath("$.items[1].changed")
                .value(List.class, them -> assertThat(them).asList().containsExactly("name", "description"))
                .jsonPath("$.items[2].type")
                .isEqualTo("created")
                .jsonPath("$.items[2].time")
                .isNotEmpty()
                .jsonPath("$.items[2].product")
                .doesNotExist()
                .jsonPath("$.page.hasMore")
                .isEqualTo(false);
    }

    @Test
    void a_cursor_leads_on() {
        var link = read("/versions?size=2")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.page.hasMore")
                .isEqualTo(true)
                .jsonPath("$.page.next")
                .isNotEmpty()
                .returnResult()
                .getResponseHeaders()
                .getFirst("Link");

        assertThat(link).endsWith(">; rel=\"next\"");
        var next = String.valueOf(link).substring(1, String.valueOf(link).indexOf('>'));
        web.editor()
                .get()
                .uri(URI.create("http://localhost:" + web.port() + next))
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].version")
                .isEqualTo(1)
                .jsonPath("$.page.next")
                .isEqualTo(null);
    }

    @Test
    void a_cursor_that_is_forged_is_refused() {
        read("/versions?cursor=forged")
                .expectStatus()
                .isEqualTo(400)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-cursor");
    }

    @Test
    void one_version_shows_the_product_as_it_stood() {
        read("/versions/1")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .jsonPath("$.product.name")
                .isEqualTo("Trolley Bag");
        read("/versions/2").expectBody().jsonPath("$.product.name").isEqualTo("Cabin Bag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/versions/4", "/versions/0", "/versions/x", "/versions/99999999999999999999"})
    void a_version_that_there_never_was_is_not_found(String version) {
        read(version).expectStatus().isNotFound();
    }

    @Test
    void a_product_that_there_never_was_has_no_history() {
        web.editor()
                .get()
                .uri("/api/v1/products/0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11/versions")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private ResponseSpec read(String part) {
        return web.editor().get().uri(product.address() + part).exchange();
    }
}
