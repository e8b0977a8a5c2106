package io.vitrine.adapter.web.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Which type a list has, and what caches may do with it. */
class ProductListAnswerTest {

    private final WebTestClient anonymous = Shop.WEB.anonymous();
    private final WebTestClient editor = Shop.WEB.editor();

    @Test
    void a_page_that_the_reader_has_is_not_sent_again() {
        var path = "/api/v1/products?size=3&facets=brand";
        var tag = Objects.requireNonNull(
                Shop.get(anonymous, path).getResponseHeaders().getETag());

        var again =
                anonymous.get().uri(path).header(HttpHeaders.IF_NONE_MATCH, tag).exchange();

        assertThat(tag).startsWith("W/\"");
        again.expectStatus()
                .isNotModified()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, tag)
                .expectBody()
                .isEmpty();
    }

    @Test
    void the_tag_tells_apart_whatever_is_shown() {
        var queries = List.of(
                "",
                "?size=2",
                "?fields=sku",
                "?count=exact",
                "?count=estimated&size=4",
                "?facets=brand",
                "?expand=brand",
                "?q=bag",
                "?q=bag&highlight=true");

        var tags = queries.stream()
                .map(query -> Shop.get(anonymous, "/api/v1/products" + query)
                        .getResponseHeaders()
                        .getETag())
                .toList();

        assertThat(tags).doesNotHaveDuplicates().doesNotContainNull();
    }

    @Test
    void caches_may_keep_what_everybody_sees_and_not_what_one_caller_sees() {
        assertThat(Shop.get(anonymous, "/api/v1/products").getResponseHeaders().getCacheControl())
                .isEqualTo("public, max-age=60, stale-while-revalidate=300");
        assertThat(Shop.get(editor, "/api/v1/products").getResponseHeaders().getCacheControl())
                .isEqualTo("private, max-age=0, must-revalidate");
        assertThat(Shop.get(editor, "/api/v1/products").getResponseHeaders().getVary())
                .contains(HttpHeaders.AUTHORIZATION, HttpHeaders.ACCEPT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/json",
                "text/html,application/xhtml+xml,*/*;q=0.8",
                "application/x-ndjson;q=0.5, application/json"
            })
    void who_does_not_ask_for_an_export_gets_a_page(String accept) {
        anonymous
                .get()
                .uri("/api/v1/products")
                .header(HttpHeaders.ACCEPT, accept)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON);
    }

    @Test
    void a_type_that_is_not_made_is_refused() {
        anonymous
                .get()
                .uri("/api/v1/products")
                .header(HttpHeaders.ACCEPT, "text/html")
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-acceptable");
    }
}
