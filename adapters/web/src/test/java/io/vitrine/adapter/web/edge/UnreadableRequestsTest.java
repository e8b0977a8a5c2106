package io.vitrine.adapter.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is no request gets a whole answer too, with everything that every answer has, and the connection ends. */
@ExtendWith(OutputCaptureExtension.class)
final class UnreadableRequestsTest {

    private static final String GOOD = "GET /good HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    private final WebFixture web = WebFixture.shared();

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("no line", "nonsense\r\n\r\n", 400, "malformed"),
                Arguments.of("no version", "GET /\r\nHost: a\r\n\r\n", 400, "malformed"),
                Arguments.of("another protocol", "GET / RTSP/1.0\r\nHost: a\r\n\r\n", 400, "malformed"),
                Arguments.of("HTTP/2 in words", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 400, "malformed"),
                Arguments.of("HTTP/0.9", "GET / HTTP/0.9\r\nHost: a\r\n\r\n", 400, "malformed"),
                Arguments.of("a TLS greeting", "\u0016\u0003\u0001\u0000\u0005hello\r\n\r\n", 400, "malformed"),
                Arguments.of("a header without a colon", "GET / HTTP/1.1\r\nHost a\r\n\r\n", 400, "malformed"),
                Arguments.of("a header without a name", "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", 400, "malformed"),
                Arguments.of("a NUL in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n", 400, "malformed"),
                Arguments.of("a method of signs", "G{T / HTTP/1.1\r\nHost: a\r\n\r\n", 400, "malformed"),
                Arguments.of("no host", "GET / HTTP/1.1\r\n\r\n", 400, "malformed"),
                Arguments.of("an empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400, "malformed"),
                Arguments.of("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400, "malformed"),
                Arguments.of("a host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400, "malformed"),
                Arguments.of("a host with a user", "GET / HTTP/1.1\r\nHost: b@a\r\n\r\n", 400, "malformed"),
                Arguments.of(
                        "an address of another host", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", 400, "malformed"),
                Arguments.of("an authority", "CONNECT b:443 HTTP/1.1\r\nHost: b:443\r\n\r\n", 400, "malformed"),
                Arguments.of("an address that is none", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400, "malformed"),
                Arguments.of("a fragment", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", 400, "malformed"),
                Arguments.of("no slash", "GET a HTTP/1.1\r\nHost: a\r\n\r\n", 400, "malformed"),
                Arguments.of(
                        "a line that is too long",
                        "GET /%s HTTP/1.1\r\nHost: a\r\n\r\n".formatted("a".repeat(8 << 10)),
                        414,
                        "address-too-long"),
                Arguments.of(
                        "a head that is too large",
                        "GET / HTTP/1.1\r\nHost: a\r\nX: %s\r\n\r\n".formatted("a".repeat(16 << 10)),
                        431,
                        "head-too-large"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void what_is_no_request_is_answered_and_nothing_after_it(String what, String request, int status, String code)
            throws IOException {
        var answer = Wire.exchange(web.port(), request + GOOD);

        assertThat(answer)
                .as(what)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("\"code\":\"" + code + "\"", "\"requestId\":\"")
                .doesNotContain("HTTP/1.1 404", "/good", "Exception");
        isWhole(answer);
    }

    private static void isWhole(String answer) {
        assertThat(answer)
                .containsOnlyOnce("HTTP/1.1")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("content-security-policy: default-src 'none'")
                .containsIgnoringCase("x-content-type-options: nosniff")
                .containsIgnoringCase("x-frame-options: deny")
                .containsIgnoringCase("referrer-policy: no-referrer")
                .containsIgnoringCase("permissions-policy: ")
                .containsIgnoringCase("cross-origin-opener-policy: same-origin")
                .containsIgnoringCase("cross-origin-resource-policy: same-origin")
                .containsIgnoringCase("cache-control: no-store")
                .containsIgnoringCase("connection: close")
                .containsIgnoringCase("x-request-id: ")
                .containsIgnoringCase("x-response-time: ");
    }

    @Test
    void what_was_asked_before_is_answered_first() throws IOException {
        var answer = Wire.exchange(
                web.port(), "GET /nothing HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost a\r\n\r\n" + GOOD);

        assertThat(answer)
                .startsWith("HTTP/1.1 404")
                .containsOnlyOnce("HTTP/1.1 400")
                .doesNotContain("/good");
    }

    @Test
    void the_identity_that_could_be_read_is_told() throws IOException {
        assertThat(Wire.exchange(web.port(), "GET / HTTP/1.1\r\nX-Request-Id: mine\r\nHost a\r\n\r\n"))
                .containsIgnoringCase("x-request-id: mine")
                .contains("\"requestId\":\"mine\"");
    }

    /** Whoever sends nonsense must not be able to fill the log. */
    @AfterEach
    void nothing_is_logged(CapturedOutput logged) {
        assertThat(logged.getAll()).doesNotContain("onErrorDropped", "Decoding failed", "post termination");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zz\r\n", "-1\r\n", "ffffffffffffffffff\r\n", "0x5\r\n", "2\r\n{}0\r\n\r\n", " 2\n{}\n0\n\n"})
    void a_body_that_is_none_is_told_so(String chunks) throws IOException {
        var answer = Wire.exchange(
                web.port(),
                "POST /api/v1/products HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ana~editor\r\n"
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + GOOD);

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("\"code\":\"malformed\"", "The body is not well-formed")
                .doesNotContain("/good");
        isWhole(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/.not-a-head", "/.not-a-host", "/.not-an-address", "/.too-long-an-address", "/.too-large-a-head"
            })
    void whoever_asks_for_what_stands_in_its_place_is_refused_as_well(String address) throws IOException {
        assertThat(Wire.exchange(web.port(), "GET " + address + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 4")
                .contains("\"code\":\"");
    }

    @Test
    void an_address_may_tell_the_host_once_more() throws IOException {
        var request = "GET http://A:80/api/v1/products?size=1 HTTP/1.1\r\nHost: a:80\r\nConnection: close\r\n\r\n";

        assertThat(Wire.exchange(web.port(), request))
                .startsWith("HTTP/1.1 200")
                .contains("\"size\":1");
    }

    @Test
    void a_client_of_the_last_century_needs_no_host() throws IOException {
        assertThat(Wire.exchange(web.port(), "GET /nothing HTTP/1.0\r\n\r\n")).matches("(?s)HTTP/1.[01] 404 .*");
    }
}
