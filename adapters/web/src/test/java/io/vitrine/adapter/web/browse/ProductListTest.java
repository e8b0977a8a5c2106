package io.vitrine.adapter.web.browse;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

class ProductListTest {

    private static final Pattern LINK = Pattern.compile("<([^>]+)>; rel=\"(next|prev)\"");

    private final WebTestClient anonymous = Shop.WEB.anonymous();
    private final WebTestClient editor = Shop.WEB.editor();

    @Test
    void links_lead_through_all_pages_and_back() {
        var first = Shop.get(anonymous, "/api/v1/products?sort=name&size=2");

        var forth = pages(first, "next");
        var back = pages(forth.getLast(), "prev").reversed();

        assertThat(forth.stream().flatMap(page -> Shop.skus(page).stream()))
                .containsExactly("b-2", "s-1", "s-2", "b-1", "b-3");
        assertThat(back.stream().map(Shop::skus))
                .isEqualTo(forth.stream().map(Shop::skus).toList());
    }

    @Test
    void a_link_keeps_everything_of_the_query_but_the_cursor() {
        var first = Shop.get(anonymous, "/api/v1/products?size=1&price[gte]=1&currency=EUR&q=bag%20&fields=sku");

        var link = link(pages(first, "next").get(1), "next").orElseThrow();

        assertThat(link).startsWith("/api/v1/products?size=1&price[gte]=1&currency=EUR&q=bag%20&fields=sku&cursor=");
        assertThat(link.indexOf("cursor")).isEqualTo(link.lastIndexOf("cursor"));
    }

    @Test
    void the_page_says_what_it_is() {
        anonymous
                .get()
                .uri("/api/v1/products?size=2")
                .exchange()
                .expectBody()
                .jsonPath("$.page.size")
                .isEqualTo(2)
                .jsonPath("$.page.hasMore")
                .isEqualTo(true)
                .jsonPath("$.page.next")
                .isNotEmpty()
                .jsonPath("$.page.previous")
                .isEmpty()
                .jsonPath("$.page.total")
                .doesNotExist()
                .jsonPath("$.facets")
                .doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"exact,total", "estimated,estimatedTotal"})
    void the_page_says_how_long_the_list_is_when_asked(String counting, String member) {
        anonymous
                .get()
                .uri("/api/v1/products?size=1&count=" + counting)
                .exchange()
                .expectBody()
                .jsonPath("$.page." + member)
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"price[gte]=80&currency=EUR", "price%5Bgte%5D=80&currency=EUR"})
    void brackets_may_be_plain_or_encoded(String query) {
        assertThat(Shop.skus(Shop.get(anonymous, "/api/v1/products?sort=name&" + query)))
                .containsExactly("s-1", "b-1");
    }

    @Test
    void filters_of_different_fields_hold_together_and_values_of_one_field_are_alternatives() {
        assertThat(Shop.skus(Shop.get(anonymous, "/api/v1/products?brand=dkny&brand=puma&attr.color=Black&sort=name")))
                .containsExactly("s-1", "b-1");
    }

    @Test
    void everything_wrong_with_a_query_is_told_at_once_with_what_there_is() {
        var refused = Shop.get(
                anonymous,
                "/api/v1/products?size=0&count=all&facets=shape&expand=all&fields=x&q=a&q=b&colour=red&sort=x");

        assertThat(refused.getStatus().value()).isEqualTo(400);
        assertThat(refused.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(JsonPath.<String>read(Shop.body(refused), "$.code")).isEqualTo("invalid-parameter");
        assertThat(JsonPath.<List<String>>read(Shop.body(refused), "$.errors[*].parameter"))
                .containsExactlyInAnyOrder("size", "count", "facets", "expand", "fields", "q", "colour", "sort");
        assertThat(JsonPath.<List<String>>read(Shop.body(refused), "$.errors[?(@.parameter == 'colour')].detail"))
                .singleElement()
                .asString()
                .contains("brand", "attr.<name>", "sort", "size", "cursor", "facets");
    }

    @Test
    void a_cursor_that_is_forged_or_of_another_list_is_refused() {
        var cursor = JsonPath.<String>read(
                Shop.body(Shop.get(anonymous, "/api/v1/products?size=1&sort=name")), "$.page.next");

        var forged = Shop.get(anonymous, "/api/v1/products?size=1&sort=name&cursor=" + cursor + "0");
        var foreign = Shop.get(anonymous, "/api/v1/products?size=1&sort=-name&cursor=" + cursor);
        var ofAnotherReader = Shop.get(editor, "/api/v1/products?size=1&sort=name&cursor=" + cursor);

        assertThat(List.of(forged, foreign, ofAnotherReader)).allSatisfy(refused -> {
            assertThat(refused.getStatus().value()).isEqualTo(400);
            assertThat(JsonPath.<String>read(Shop.body(refused), "$.code")).isEqualTo("invalid-cursor");
        });
    }

    @Test
    void only_active_products_are_seen_by_those_who_do_not_edit() {
        assertThat(Shop.skus(Shop.get(anonymous, "/api/v1/products?status=draft")))
                .isEmpty();
        assertThat(Shop.skus(Shop.get(Shop.WEB.as("uma", "user"), "/api/v1/products?q=secret")))
                .isEmpty();
        assertThat(Shop.skus(Shop.get(editor, "/api/v1/products?status=draft"))).containsExactly("d-1");
    }

    @Test
    void only_wanted_members_are_shown() {
        var page = Shop.get(anonymous, "/api/v1/products?fields=sku,price.amount,brand.slug&sort=name&size=1");

        assertThat(Shop.body(page))
                .contains("\"sku\":\"b-2\",\"brand\":{\"slug\":\"dkny\"},\"price\":{\"amount\":\"60.00\"}}");
    }

    @Test
    void a_brand_is_shown_whole_when_asked() {
        anonymous
                .get()
                .uri("/api/v1/products?expand=brand&sku=b-1&sku=s-2&sort=name")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].brand")
                .isEmpty()
                .jsonPath("$.items[1].brand.version")
                .isEqualTo(1);
    }

    @Test
    void matches_of_a_search_are_told_with_the_product() {
        anonymous
                .get()
                .uri("/api/v1/products?q=trolley&highlight=true&fields=name")
                .exchange()
                .expectBody()
                .json("""
                    {"items":[{"name":"Trolley Bag","matches":[{"field":"name","start":0,"end":7}]}]}\
                    """);
    }

    @Test
    void facets_stand_beside_the_page() {
        anonymous
                .get()
                .uri("/api/v1/products?facets=brand,price,attr.color&currency=EUR&brand=puma&size=1")
                .exchange()
                .expectBody()
                .jsonPath("$.facets.brand[0]")
                .isEqualTo(Map.of("value", "dkny", "label", "DKNY", "count", 2))
                .jsonPath("$.facets['attr.color'][0]")
                .isEqualTo(Map.of("value", "Black", "count", 1))
                .jsonPath("$.facets.price.min")
                .isEqualTo("60.00")
                .jsonPath("$.facets.price.max")
                .isEqualTo("80.00")
                .jsonPath("$.facets.price.buckets.length()")
                .isEqualTo(10);
    }

    @Test
    void the_products_of_a_brand_are_a_list_like_any_other() {
        var brand = JsonPath.<String>read(Shop.body(Shop.get(anonymous, "/api/v1/brands?q=puma")), "$.items[0].id");

        assertThat(Shop.skus(Shop.get(anonymous, "/api/v1/brands/" + brand + "/products?sort=-price&currency=EUR")))
                .containsExactly("s-1", "b-3");
        assertThat(Shop.get(anonymous, "/api/v1/brands/" + brand + "/products?brand=dkny")
                        .getStatus()
                        .value())
                .isEqualTo(400);
        assertThat(Shop.get(anonymous, "/api/v1/brands/nonsense/products")
                        .getStatus()
                        .value())
                .isEqualTo(404);
        assertThat(Shop.get(anonymous, "/api/v1/brands/01995a10-0000-7000-8000-000000000000/products")
                        .getStatus()
                        .value())
                .isEqualTo(404);
    }

    @Provide
    Arbitrary<String> queries() {
        var names = Arbitraries.of(
                "q",
                "sort",
                "size",
                "cursor",
                "count",
                "facets",
                "highlight",
                "expand",
                "fields",
                "sku",
                "brand",
                "category",
                "price",
                "currency",
                "status",
                "createdAt",
                "attr.color",
                "attr.",
                "price[gte]",
                "price[",
                "sku[prefix]",
                "category[exists]",
                "attr.color[lt]",
                "updatedAt[gt]",
                "");
        var values = Arbitraries.oneOf(
                Arbitraries.of(
                        "EUR",
                        "bag",
                        "-price,name",
                        "1",
                        "200",
                        "true",
                        "exact",
                        "brand,price",
                        "name",
                        "2026-11-24T10:00:00Z",
                        "\"bag",
                        "-",
                        "relevance",
                        "id,attributes.x",
                        "Travel/Bags",
                        "999999999999999999999",
                        "1e400"),
                Arbitraries.strings().ofMaxLength(12));
        var pair = Combinators.combine(names, values).as((name, value) -> encoded(name) + "=" + encoded(value));
        return pair.list().ofMaxSize(6).map(pairs -> String.join("&", pairs));
    }

    @Property(tries = 300)
    void no_query_is_our_fault(@ForAll("queries") String query) {
        var status = Shop.get(editor, "/api/v1/products?" + query).getStatus().value();

        assertThat(status).isIn(200, 400);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** This page and those that its links lead to. */
    private List<EntityExchangeResult<byte[]>> pages(EntityExchangeResult<byte[]> first, String relation) {
        return Stream.iterate(
                        Optional.of(first),
                        Optional::isPresent,
                        page -> page.flatMap(it -> link(it, relation)).map(link -> Shop.get(anonymous, link)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> link(EntityExchangeResult<byte[]> result, String relation) {
        return LINK.matcher(String.valueOf(result.getResponseHeaders().getFirst(HttpHeaders.LINK)))
                .results()
                .filter(link -> link.group(2).equals(relation))
                .map(link -> link.group(1))
                .findFirst();
    }
}
