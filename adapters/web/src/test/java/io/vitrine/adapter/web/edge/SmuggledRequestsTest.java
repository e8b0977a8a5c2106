package io.vitrine.adapter.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where a request ends is understood by everybody in the same way, or it is no request. Each of these shapes is read in two ways by
 * servers and proxies, and hides another request in one of them (RFC 9112, section 11.2).
 */
final class SmuggledRequestsTest {

    private static final String HIDDEN = "GET /hidden HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    private final WebFixture web = WebFixture.shared();

    @AfterEach
    void others_are_unaffected() throws IOException {
        assertThat(Wire.exchange(web.port(), "GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 0\r\nContent-Length: 5\r\n",
                "Content-Length: 5\r\nContent-Length: 5\r\n",
                "Content-Length: 0, 5\r\n",
                "Content-Length: +0\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: 0x0\r\n",
                "Content-Length: 0 \u000b\r\n",
                "Content-Length: \r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Content-Length : 0\r\n",
                " Content-Length: 0\r\n",
                "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding: identity\r\n",
                "Transfer-Encoding: identity, chunked\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: \"chunked\"\r\n",
                "Transfer-Encoding: \u000bchunked\r\n",
                "Transfer-Encoding:\r\n chunked\r\n",
                "Transfer-Encoding : chunked\r\n",
                "Transfer-Encoding\t: chunked\r\n",
                "Transfer-Encoding: chunked\n",
                "Transfer-Encoding: chunked\r\nX: a\rb\r\n",
                "X: a\n\nGET /hidden HTTP/1.1\r\nHost: a\r\n",
                "X: a\r\n\rGET /hidden HTTP/1.1\r\nHost: a\r\n"
            })
    void a_length_that_can_be_understood_in_two_ways_is_none(String lines) throws IOException {
        var answer = Wire.exchange(
                web.port(), "POST /api/v1/products HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n0\r\n\r\n" + HIDDEN);

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .containsOnlyOnce("HTTP/1.1")
                .doesNotContain("/hidden");
    }

    @Test
    void an_old_client_sends_no_chunks() throws IOException {
        var answer = Wire.exchange(
                web.port(),
                "POST / HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + HIDDEN);

        assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("/hidden");
    }

    @Test
    void the_body_of_what_needs_none_is_no_request() throws IOException {
        var answer = Wire.exchange(
                web.port(),
                "GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
                                .formatted(HIDDEN.length())
                        + HIDDEN);

        assertThat(answer)
                .startsWith("HTTP/1.1 404")
                .containsOnlyOnce("HTTP/1.1")
                .doesNotContain("/hidden");
    }

    @Test
    void a_body_that_was_refused_is_no_request() throws IOException {
        var answer = Wire.exchange(
                web.port(),
                "POST /api/v1/products HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                                .formatted(HIDDEN.length())
                        + HIDDEN
                        + "GET /next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 401").doesNotContain("/hidden").contains("/next");
    }

    @Test
    void chunks_end_where_they_say() throws IOException {
        var answer = Wire.exchange(
                web.port(),
                "POST /api/v1/products HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: CHUNKED\r\n\r\n%x;a=b\r\n%s\r\n0\r\nX: y\r\n\r\n"
                                .formatted(HIDDEN.length(), HIDDEN)
                        + "GET /next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 401").doesNotContain("/hidden").contains("/next");
    }
}
