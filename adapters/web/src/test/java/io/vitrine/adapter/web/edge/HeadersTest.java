package io.vitrine.adapter.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** What every answer has, and what the server itself sees to. */
final class HeadersTest {

    private final WebFixture web = WebFixture.shared();

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/products/by-sku/none",
        "GET,/api/v1/products",
        "GET,/api/v1/products?size=x",
        "HEAD,/api/v1/brands",
        "OPTIONS,/api/v1/products",
        "POST,/api/v1/products",
        "DELETE,/api/v1/products",
        "GET,/nothing"
    })
    void every_answer_is_guarded_timed_and_told_apart(String method, String address) {
        var headers = web.anonymous()
                .method(HttpMethod.valueOf(method))
                .uri(address)
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseHeaders();

        guarded(headers);
        assertThat(headers.getFirst("X-Request-Id")).matches("[0-9a-f]{16}");
        assertThat(headers.getFirst("X-Response-Time")).matches("\\d+\\.\\dms");
        assertThat(headers.containsHeader("Server")).isFalse();
        assertThat(headers.containsHeader("Strict-Transport-Security")).isFalse();
        assertThat(headers.containsHeader("Set-Cookie")).isFalse();
    }

    private static void guarded(HttpHeaders headers) {
        assertThat(headers.getFirst("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("DENY");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(headers.getFirst("Permissions-Policy")).isNotBlank();
        assertThat(headers.getFirst("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(headers.getFirst("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    @Test
    void a_callers_own_identity_of_a_request_is_kept() {
        assertThat(requestIdFor("a.B-7_")).isEqualTo("a.B-7_");
        assertThat(requestIdFor("x".repeat(64))).isEqualTo("x".repeat(64));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "ä", "<script>"})
    void one_that_could_be_no_identity_is_replaced(String sent) {
        assertThat(requestIdFor(sent)).matches("[0-9a-f]{16}");
        assertThat(requestIdFor("x".repeat(65))).matches("[0-9a-f]{16}");
    }

    private String requestIdFor(String sent) {
        return String.valueOf(web.anonymous()
                .get()
                .uri("/nothing")
                .header("X-Request-Id", sent)
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getFirst("X-Request-Id"));
    }

    @Test
    void head_answers_what_get_would_without_the_body() {
        var product = web.aProduct();
        var get = web.anonymous()
                .get()
                .uri(product.address())
                .exchange()
                .expectBody()
                .returnResult();

        var head = web.anonymous()
                .head()
                .uri(product.address())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .isEmpty();

        assertThat(head.getResponseHeaders().getETag())
                .isEqualTo(get.getResponseHeaders().getETag());
        assertThat(head.getResponseHeaders().getContentLength())
                .isEqualTo(get.getResponseHeaders().getContentLength());
    }

    @Test
    void options_tells_the_methods() {
        web.anonymous()
                .options()
                .uri(web.aProduct().address())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Accept-Patch", "application/merge-patch+json")
                .expectHeader()
                .value(
                        "Allow",
                        allow -> assertThat(allow.split(","))
                                .containsExactlyInAnyOrder("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "PUT"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%zz",
                "/api/v1/products?q=<a>",
                "/api/v1/products?q=%",
                "/api/v1/{id}",
                "/a\\b",
                "/\"a\"",
                "/[",
                "/a#%"
            })
    void an_address_that_is_none_is_told_as_a_problem(String address) throws IOException {
        var answer = raw("GET %s HTTP/1.1\r\nHost: a\r\nX-Request-Id: mine\r\n\r\n".formatted(address));

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("x-content-type-options: nosniff")
                .contains("\"code\":\"malformed\"", "\"requestId\":\"mine\"");
    }

    @Test
    void what_follows_an_address_that_is_none_is_not_answered() throws IOException {
        var good = "GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

        var answer = raw("POST /%zz HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}" + good);

        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("404");
    }

    @Test
    void requests_in_front_of_an_address_that_is_none_are_answered_first() throws IOException {
        var answer = raw("GET /nothing HTTP/1.1\r\nHost: a\r\n\r\nGET /%zz HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404").containsOnlyOnce("HTTP/1.1 400");
    }

    @Test
    void lines_and_headers_that_are_too_long_end_the_connection() throws IOException {
        assertThat(raw("GET /%s HTTP/1.1\r\nHost: a\r\n\r\n".formatted("a".repeat(8 << 10))))
                .startsWith("HTTP/1.1 414");
        assertThat(raw("GET / HTTP/1.1\r\nHost: a\r\nX-A: %s\r\n\r\n".formatted("a".repeat(16 << 10))))
                .startsWith("HTTP/1.1 431");
        assertThat(raw("GET /%s HTTP/1.1\r\nHost: a\r\nX-A: %s\r\nConnection: close\r\n\r\n"
                        .formatted("a".repeat(8000), "a".repeat(16000))))
                .startsWith("HTTP/1.1 404");
    }

    /** Sends exactly these bytes, and reads until the server closes. */
    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", web.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
