package io.vitrine.adapter.web.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.adapter.web.WebFixture;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where TLS is wanted, nothing goes on without it. */
final class HttpsOnlyTest {

    private static final WebFixture WEB =
            WebFixture.started("--vitrine.web.https-only=true", "--vitrine.web.trusted-proxies=127.0.0.0/8,::1");

    @AfterAll
    static void close() {
        WEB.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/products?q=a%20b&size=1,a,https://a/api/v1/products?q=a%20b&size=1",
        "HEAD,/api/v1/products,a.example:8080,https://a.example/api/v1/products",
        "GET,/,[::1]:3003,https://[::1]/",
        "GET,//evil.example/x,a,https://a//evil.example/x",
        "GET,/nothing%0d%0aSet-Cookie:x=y,a,https://a/nothing%0d%0aSet-Cookie:x=y",
        "GET,http://a/x,a,https://a/x"
    })
    void who_reads_is_sent_to_where_there_is_tls(String method, String target, String host, String location)
            throws IOException {
        var answer = plain("%s %s HTTP/1.1\r\nHost: %s\r\nX-Request-Id: mine\r\n\r\n".formatted(method, target, host));

        assertThat(answer)
                .startsWith("HTTP/1.1 308 ")
                .containsIgnoringCase("location: " + location + "\r\n")
                .containsIgnoringCase("cache-control: no-store")
                .containsIgnoringCase("x-content-type-options: nosniff")
                .containsIgnoringCase("x-request-id: mine")
                .containsIgnoringCase("connection: close")
                .doesNotContainIgnoringCase("strict-transport-security")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})
    void who_does_more_is_told_that_it_was_not_secret(String method) throws IOException {
        var answer = plain(method + " /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n{");

        assertThat(answer)
                .startsWith("HTTP/1.1 403 ")
                .contains("\"code\":\"https-required\"", "\"title\":\"HTTPS is needed\"")
                .containsIgnoringCase("connection: close")
                .doesNotContainIgnoringCase("strict-transport-security");
    }

    @Test
    void a_token_that_was_sent_in_the_clear_is_not_looked_at() throws IOException {
        assertThat(plain("GET /api/v1/me HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer nonsense\r\n\r\n"))
                .startsWith("HTTP/1.1 308 ");
    }

    @Test
    void who_names_no_host_has_nowhere_to_go() throws IOException {
        assertThat(plain("GET / HTTP/1.0\r\n\r\n")).contains(" 403 ", "\"code\":\"https-required\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"health", "ready", "live"})
    void who_watches_over_the_service_may_come_without(String probe) throws IOException {
        assertThat(plain("GET /api/v1/%s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".formatted(probe)))
                .doesNotStartWith("HTTP/1.1 308");
        assertThat(plain("GET /api/v1/%s/x HTTP/1.1\r\nHost: a\r\n\r\n".formatted(probe)))
                .startsWith("HTTP/1.1 308");
        assertThat(plain("POST /api/v1/%s HTTP/1.1\r\nHost: a\r\n\r\n".formatted(probe)))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void a_trusted_proxy_that_had_tls_is_let_through() throws IOException {
        var asked = "GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Forwarded-Proto: ";

        assertThat(plain(asked + "https\r\n\r\n"))
                .startsWith("HTTP/1.1 404")
                .containsIgnoringCase("strict-transport-security: max-age=63072000; includeSubDomains; preload");
        assertThat(plain(asked + "http\r\n\r\n")).startsWith("HTTP/1.1 308");
        assertThat(plain(asked + "https, http\r\n\r\n")).startsWith("HTTP/1.1 308");
    }

    @Test
    void a_host_that_is_known_is_the_only_one_that_anybody_is_sent_to() throws IOException {
        try (var web = WebFixture.started(
                "--vitrine.web.https-only=true", "--vitrine.web.public-host=api.shop.example:8443")) {
            var answer = Wire.exchange(
                    web.port(),
                    "GET /x HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                            + "X-Forwarded-Proto: https\r\n\r\n");

            assertThat(answer)
                    .startsWith("HTTP/1.1 308")
                    .containsIgnoringCase("location: https://api.shop.example:8443/x\r\n");
        }
    }

    @Test
    void a_known_host_that_is_none_keeps_the_service_from_starting() {
        assertThatThrownBy(() -> WebFixture.started("--vitrine.web.public-host=https://a"))
                .hasStackTraceContaining("vitrine.web.public-host is a host");
    }

    private static String plain(String request) throws IOException {
        return Wire.exchange(WEB.port(), request);
    }
}
