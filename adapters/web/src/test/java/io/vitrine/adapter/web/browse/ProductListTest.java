package io.vitrine.adapter.web.browse;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
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
        var forth = new ArrayList<String>();
        var page = get(anonymous, "/api/v1/products?sort=name&size=2");
        var last = page;
        while (true) {
            forth.addAll(skus(page));
            last = page;
            var next = link(page, "next");
            if (next == null) {
                break;
            }
            page = get(anonymous, next);
        }
        var back = new ArrayList<>(skus(last));
        for (var previous = link(last, "prev"); previous != null; previous = link(page, "prev")) {
            page = get(anonymous, previous);
            back.addAll(0, skus(page));
        }

        assertThat(forth).containsExactly("b-2", "s-1", "s-2", "b-1", "b-3");
        assertThat(back).isEqualTo(forth);
    }

    @Test
    void a_link_keeps_everything_of_the_query_but_the_cursor() {
        var first = get(anonymous, "/api/v1/products?size=1&price[gte]=1&currency=EUR&q=bag%20&fields=sku");

        var link = link(get(anonymous, Objects.requireNonNull(link(first, "next"))), "next");

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
        assertThat(skus(get(anonymous, "/api/v1/products?sort=name&" + query))).containsExactly("s-1", "b-1");
    }

    @Test
    void filters_of_different_fields_hold_together_and_values_of_one_field_are_alternatives() {
        assertThat(skus(get(anonymous, "/api/v1/products?brand=dkny&brand=puma&attr.color=Black&sort=name")))
                .containsExactly("s-1", "b-1");
    }

    @Test
    void everything_wrong_with_a_query_is_told_at_once_with_what_there_is() {
        var refused = get(
                anonymous,
                "/api/v1/products?size=0&count=all&facets=shape&expand=all&fields=x&q=a&q=b&colour=red&sort=x");

        assertThat(refused.getStatus().value()).isEqualTo(400);
        assertThat(refused.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(JsonPath.<String>read(body(refused), "$.code")).isEqualTo("invalid-parameter");
        assertThat(JsonPath.<List<String>>read(body(refused), "$.errors[*].parameter"))
                .containsExactlyInAnyOrder("size", "count", "facets", "expand", "fields", "q", "colour", "sort");
        assertThat(JsonPath.<List<String>>read(body(refused), "$.errors[?(@.parameter == 'colour')].detail"))
                .singleElement()
                .asString()
                .contains("brand", "attr.<name>", "sort", "size", "cursor", "facets");
    }

    @Test
    void a_cursor_that_is_forged_or_of_another_list_is_refused() {
        var cursor = JsonPath.<String>read(body(get(anonymous, "/api/v1/products?size=1&sort=name")), "$.page.next");

        var forged = get(anonymous, "/api/v1/products?size=1&sort=name&cursor=" + cursor + "0");
        var foreign = get(anonymous, "/api/v1/products?size=1&sort=-name&cursor=" + cursor);
        var ofAnotherReader = get(editor, "/api/v1/products?size=1&sort=name&cursor=" + cursor);

        assertThat(List.of(forged, foreign, ofAnotherReader)).allSatisfy(refused -> {
            assertThat(refused.getStatus().value()).isEqualTo(400);
            assertThat(JsonPath.<String>read(body(refused), "$.code")).isEqualTo("invalid-cursor");
        });
    }

    @Test
    void only_active_products_are_seen_by_those_who_do_not_edit() {
        assertThat(skus(get(anonymous, "/api/v1/products?status=draft"))).isEmpty();
        assertThat(skus(get(Shop.WEB.as("uma", "user"), "/api/v1/products?q=secret")))
                .isEmpty();
        assertThat(skus(get(editor, "/api/v1/products?status=draft"))).containsExactly("d-1");
    }

    @Test
    void only_wanted_members_are_shown() {
        var page = get(anonymous, "/api/v1/products?fields=sku,price.amount,brand.slug&sort=name&size=1");

        assertThat(body(page))
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
    void a_page_that_the_reader_has_is_not_sent_again() {
        var path = "/api/v1/products?size=3&facets=brand";
        var tag =
                Objects.requireNonNull(get(anonymous, path).getResponseHeaders().getETag());

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
                .map(query -> get(anonymous, "/api/v1/products" + query)
                        .getResponseHeaders()
                        .getETag())
                .toList();

        assertThat(tags).doesNotHaveDuplicates().doesNotContainNull();
    }

    @Test
    void caches_may_keep_what_everybody_sees_and_not_what_one_caller_sees() {
        assertThat(get(anonymous, "/api/v1/products").getResponseHeaders().getCacheControl())
                .isEqualTo("public, max-age=60, stale-while-revalidate=300");
        assertThat(get(editor, "/api/v1/products").getResponseHeaders().getCacheControl())
                .isEqualTo("private, max-age=0, must-revalidate");
        assertThat(get(editor, "/api/v1/products").getResponseHeaders().getVary())
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

    @Test
    void the_products_of_a_brand_are_a_list_like_any_other() {
        var brand = JsonPath.<String>read(body(get(anonymous, "/api/v1/brands?q=puma")), "$.items[0].id");

        assertThat(skus(get(anonymous, "/api/v1/brands/" + brand + "/products?sort=-price&currency=EUR")))
                .containsExactly("s-1", "b-3");
        assertThat(get(anonymous, "/api/v1/brands/" + brand + "/products?brand=dkny")
                        .getStatus()
                        .value())
                .isEqualTo(400);
        assertThat(get(anonymous, "/api/v1/brands/nonsense/products")
                        .getStatus()
                        .value())
                .isEqualTo(404);
        assertThat(get(anonymous, "/api/v1/brands/01995a10-0000-7000-8000-000000000000/products")
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
        var status = get(editor, "/api/v1/products?" + query).getStatus().value();

        assertThat(status).isIn(200, 400);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static EntityExchangeResult<byte[]> get(WebTestClient client, String address) {
        var base = URI.create("http://localhost:" + Shop.WEB.port());
        return client.get().uri(base.resolve(address)).exchange().expectBody().returnResult();
    }

    private static String body(EntityExchangeResult<byte[]> result) {
        return new String(Objects.requireNonNull(result.getResponseBody()), StandardCharsets.UTF_8);
    }

    private static List<String> skus(EntityExchangeResult<byte[]> result) {
        return JsonPath.read(body(result), "$.items[*].sku");
    }

    private static @Nullable String link(EntityExchangeResult<byte[]> result, String relation) {
        var links = LINK.matcher(String.valueOf(result.getResponseHeaders().getFirst(HttpHeaders.LINK)));
        while (links.find()) {
            if (links.group(2).equals(relation)) {
                return links.group(1);
            }
        }
        return null;
    }
}
