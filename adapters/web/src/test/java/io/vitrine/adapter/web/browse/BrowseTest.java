package io.vitrine.adapter.web.browse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

class BrowseTest {

    private final WebTestClient anonymous = Shop.WEB.anonymous();
    private final WebTestClient editor = Shop.WEB.editor();

    @Test
    void brands_are_listed_by_name() {
        anonymous
                .get()
                .uri("/api/v1/brands")
                .exchange()
                .expectHeader()
                .valueMatches(HttpHeaders.ETAG, "W/\".+\"")
                .expectBody()
                .jsonPath("$.items[*].name")
                .isEqualTo(List.of("DKNY", "Puma"))
                .jsonPath("$.items[0].productCount")
                .doesNotExist()
                .jsonPath("$.page.hasMore")
                .isEqualTo(false);
    }

    @Test
    void brands_say_how_many_products_they_have_for_the_reader_when_asked() {
        anonymous
                .get()
                .uri("/api/v1/brands?expand=productCount&fields=productCount&q=dk")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].productCount")
                .isEqualTo(2)
                .jsonPath("$.items[0].name")
                .doesNotExist();
        editor.get()
                .uri("/api/v1/brands?expand=productCount&q=dk")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].productCount")
                .isEqualTo(3);
    }

    @Test
    void brands_are_paged_like_products() {
        anonymous
                .get()
                .uri("/api/v1/brands?size=1&sort=-name")
                .exchange()
                .expectHeader()
                .valueMatches(HttpHeaders.LINK, "</api/v1/brands\\?size=1&sort=-name&cursor=[^>]+>; rel=\"next\"")
                .expectBody()
                .jsonPath("$.items[*].slug")
                .isEqualTo(List.of("puma"));
    }

    @Test
    void a_query_for_brands_is_refused_with_what_there_is() {
        anonymous
                .get()
                .uri("/api/v1/brands?price=1&size=500")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].parameter")
                .isEqualTo(List.of("size", "price"));
        anonymous
                .get()
                .uri("/api/v1/brands?cursor=forged")
                .exchange()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-cursor");
    }

    @Test
    void categories_are_a_tree_with_counts() {
        anonymous
                .get()
                .uri("/api/v1/categories")
                .exchange()
                .expectHeader()
                .valueMatches(HttpHeaders.ETAG, "W/\".+\"")
                .expectBody()
                .jsonPath("$.items")
                .isEqualTo(List.of(
                        Map.of("name", "Shoes", "path", "Shoes", "count", 2, "children", List.of()),
                        Map.of(
                                "name",
                                "Travel",
                                "path",
                                "Travel",
                                "count",
                                3,
                                "children",
                                List.of(Map.of(
                                        "name", "Bags", "path", "Travel/Bags", "count", 2, "children", List.of())))));
    }

    @Test
    void what_is_typed_is_completed_by_brands_and_names() {
        anonymous
                .get()
                .uri("/api/v1/products/suggest?q=dk")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].type")
                .isEqualTo("brand")
                .jsonPath("$.items[0].slug")
                .isEqualTo("dkny");
        anonymous
                .get()
                .uri("/api/v1/products/suggest?q=tro")
                .exchange()
                .expectBody()
                .jsonPath("$.items[*].text")
                .isEqualTo(List.of("Trolley Bag"));
    }

    @Test
    void nothing_is_suggested_for_nothing() {
        anonymous
                .get()
                .uri("/api/v1/products/suggest?q=-")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/products/suggest",
                "/products/suggest?q=a&q=b",
                "/products/suggest?q=a&size=3",
                "/categories?q=a"
            })
    void what_is_not_understood_is_refused(String address) {
        anonymous
                .get()
                .uri("/api/v1" + address)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-parameter");
    }
}
