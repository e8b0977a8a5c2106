package io.vitrine.adapter.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.adapter.web.edge.Answers.Kind;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.util.CollectionUtils;

/** What every answer has, and what the server itself sees to. */
final class HeadersTest {

    private static final String OF_THE_API =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final String OF_PAGES = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> GUARDS = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Permissions-Policy",
            "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    /** What tells too much, or belongs to TLS. */
    private static final List<String> NEVER =
            List.of("server", "x-powered-by", "via", "strict-transport-security", "access-control-allow-credentials");

    private static final List<String> TOLD_APART_BY = List.of(
            "Content-Type",
            "Cache-Control",
            "Set-Cookie",
            "Access-Control-Allow-Origin",
            "Access-Control-Max-Age",
            "Allow",
            "Accept",
            "WWW-Authenticate",
            "Retry-After",
            "Location",
            "Content-Disposition");

    private static final WebFixture OPEN_TO_A_SHOP = WebFixture.started("--vitrine.cors.origins=" + Answers.LISTED);

    private final WebFixture web = WebFixture.shared();

    @AfterAll
    static void stop() {
        OPEN_TO_A_SHOP.close();
    }

    static Stream<Kind> everyKindOfAnswer() {
        return new Answers(OPEN_TO_A_SHOP).all();
    }

    @ParameterizedTest
    @MethodSource("everyKindOfAnswer")
    void every_answer_has_its_headers_and_no_others(Kind kind) {
        var answer = kind.answer().get();
        var headers =
                new HttpHeaders(CollectionUtils.toMultiValueMap(answer.headers().map()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(kind.status());
        assertThat(headers.getFirst("X-Request-Id")).isEqualTo(Answers.REQUEST_ID);
        assertThat(headers.getFirst("X-Response-Time")).matches("\\d+\\.\\dms");
        assertThat(headers.getFirst("traceparent")).matches("00-" + Answers.TRACE_ID + "-[0-9a-f]{16}-01");
        GUARDS.forEach((name, value) -> assertThat(headers.get(name)).as(name).containsExactly(value));
        assertThat(headers.get("Content-Security-Policy")).singleElement().satisfies(HeadersTest::isStrict);
        assertThat(headers.headerNames()).doesNotContainAnyElementsOf(NEVER);
        for (var name : TOLD_APART_BY) {
            var value = String.join(", ", headers.getOrEmpty(name));
            assertThat(name.equals("Allow") ? inOrder(value) : value)
                    .as(name)
                    .matches(it -> isLike(kind.headers().getOrDefault(name, ""), it), kind.toString());
        }
        var vary = headers.getVary();
        assertThat(vary).as("Vary").contains("Origin").doesNotHaveDuplicates();
        if (headers.getContentType() != null && !isOfSecrets(answer)) {
            assertThat(vary).contains("Accept-Encoding");
        }
    }

    private static String inOrder(String names) {
        return Stream.of(names.split("[, ]+")).sorted().collect(Collectors.joining(", "));
    }

    /** What was written as a pattern is one. */
    private static boolean isLike(String expected, String value) {
        return value.equals(expected) || !expected.isEmpty() && value.matches(expected);
    }

    private static boolean isOfSecrets(HttpResponse<?> answer) {
        return answer.uri().getPath().matches("/api/v1/(auth|me)(/.*)?");
    }

    private static void isStrict(String policy) {
        assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
                .doesNotContain("unsafe", "http", "*", "blob:", "eval");
        assertThat(policy).isIn(OF_THE_API, OF_PAGES);
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
