package io.vitrine.adapter.web.problem;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.shared.StoreUnavailable;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;

/** Whatever goes wrong is told as RFC 9457 says. */
final class ProblemsTest {

    private final WebFixture web = WebFixture.shared();

    @Test
    void a_problem_says_what_where_and_to_which_request() {
        var answer = web.anonymous()
                .get()
                .uri("/api/v1/nothing?a=b")
                .header("X-Request-Id", "req-1")
                .exchange();

        told(answer, 404, "not-found")
                .jsonPath("$.type")
                .isEqualTo("https://vitrine.example/problems/not-found")
                .jsonPath("$.title")
                .isEqualTo("There is no such resource")
                .jsonPath("$.detail")
                .isNotEmpty()
                .jsonPath("$.instance")
                .isEqualTo("/api/v1/nothing")
                .jsonPath("$.requestId")
                .isEqualTo("req-1")
                .jsonPath("$.errors")
                .doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api", "/api/v1", "/products", "/api/v2/products", "/api/v1/products/", "/favicon.ico"})
    void an_address_that_there_is_not_is_not_found(String address) {
        told(web.anonymous().get().uri(address).exchange(), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "0199b7a2-5c1e-4a40-9d3b-2f6f0c8e1a11",
                "0-0-7000-8000-0",
                "0199b7a2-5c1e-7a40-9d3b-2f6f0c8e1a11"
            })
    void what_cannot_be_or_is_not_the_identity_of_a_product_is_not_found(String id) {
        told(web.anonymous().get().uri("/api/v1/products/{id}", id).exchange(), 404, "not-found");
    }

    @Test
    void a_method_that_is_not_there_is_refused_with_those_that_are() {
        var answer = web.anonymous()
                .method(HttpMethod.DELETE)
                .uri("/api/v1/products")
                .exchange();

        answer.expectHeader().valueEquals("Allow", "GET, HEAD, OPTIONS, POST");
        told(answer, 405, "method-not-allowed");
    }

    @Test
    void a_type_that_cannot_be_made_is_not_acceptable() {
        var product = web.aProduct();

        var answer = web.anonymous()
                .get()
                .uri(product.address())
                .accept(MediaType.TEXT_HTML)
                .exchange();

        told(answer, 406, "not-acceptable");
    }

    @Test
    void a_body_of_a_type_that_is_not_read_is_refused_with_those_that_are() {
        var answer = web.editor()
                .post()
                .uri("/api/v1/products")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("{}")
                .exchange();

        answer.expectHeader().valueEquals("Accept", "application/json");
        told(answer, 415, "unsupported-media-type");
    }

    @Test
    void a_patch_of_another_type_is_refused_with_the_one_there_is() {
        var answer = web.editor()
                .patch()
                .uri(web.aProduct().address())
                .header("If-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange();

        answer.expectHeader().valueEquals("Accept-Patch", "application/merge-patch+json");
        told(answer, 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{} {}",
                "nonsense",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"price\":{\"amount\":NaN}}",
                "{\"name\":\"a\",}",
                "{name:\"a\"}",
                "\uFEFF{}"
            })
    void a_body_that_is_not_json_is_malformed(String body) {
        told(post(body.getBytes(StandardCharsets.UTF_8)), 400, "malformed");
    }

    @Test
    void a_body_that_is_not_utf_8_is_malformed() {
        told(post("{\"name\":\"Café\"}".getBytes(StandardCharsets.ISO_8859_1)), 400, "malformed");
        told(post("{\"name\":\"Café\"}".getBytes(StandardCharsets.UTF_16)), 400, "malformed");
        told(
                post(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'}),
                400,
                "malformed");
    }

    @Test
    void a_body_that_is_nested_too_deep_is_malformed() {
        told(post(("[".repeat(65) + "]".repeat(65)).getBytes(StandardCharsets.UTF_8)), 400, "malformed");
        told(post(("[".repeat(64) + "]".repeat(64)).getBytes(StandardCharsets.UTF_8)), 422, "validation");
    }

    @Test
    void a_body_of_more_than_a_mebibyte_is_too_large() {
        told(post(new byte[(1 << 20) + 1]), 413, "too-large");
    }

    @Test
    void a_body_of_many_chunks_is_too_large_as_well() {
        var chunks = Flux.range(0, 40).map(_ -> "a".repeat(32 << 10));

        var answer = web.editor()
                .post()
                .uri("/api/v1/products")
                .contentType(MediaType.APPLICATION_JSON)
                .body(chunks, String.class)
                .exchange();

        told(answer, 413, "too-large");
    }

    @Test
    void a_parameter_that_there_is_not_is_refused_with_those_that_are() {
        var answer = web.anonymous()
                .get()
                .uri(web.aProduct().address() + "?field=sku")
                .exchange();

        told(answer, 400, "invalid-parameter")
                .jsonPath("$.errors[0].parameter")
                .isEqualTo("field")
                .jsonPath("$.errors[0].code")
                .isEqualTo("unknown-parameter")
                .jsonPath("$.errors[0].detail")
                .value(String.class, containsString("fields, expand"));
    }

    @Test
    void a_store_out_of_reach_is_told_to_come_back() {
        try (var _ =
                web.faults().failWith(new StoreUnavailable("secret-host:5432 refused", new IllegalStateException()))) {
            var answer = web.anonymous().get().uri("/api/v1/products/by-sku/a").exchange();

            answer.expectHeader().valueEquals("Retry-After", "2");
            told(answer, 503, "unavailable").jsonPath("$.detail").value(String.class, not(containsString("secret")));
        }
    }

    @Test
    void a_bug_says_nothing_about_the_inside() {
        try (var _ = web.faults().failWith(new IllegalStateException("secret inside"))) {
            var answer = web.anonymous().get().uri("/api/v1/products/by-sku/a").exchange();

            answer.expectStatus()
                    .isEqualTo(500)
                    .expectBody(String.class)
                    .value(not(containsString("secret")))
                    .value(not(containsString("Exception")));
        }
    }

    private ResponseSpec post(byte[] body) {
        return web.editor()
                .post()
                .uri("/api/v1/products")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static WebTestClient.BodyContentSpec told(ResponseSpec answer, int status, String code) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
