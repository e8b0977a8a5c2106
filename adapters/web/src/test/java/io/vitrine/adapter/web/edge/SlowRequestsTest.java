package io.vitrine.adapter.web.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What does not arrive is not waited for. */
class SlowRequestsTest {

    private static final WebFixture WEB = WebFixture.started(
            "--vitrine.web.head-within=500ms", "--vitrine.web.body-within=500ms", "--vitrine.web.upload-pause=500ms");

    @AfterAll
    static void close() {
        WEB.close();
    }

    @Test
    void the_connection_of_a_head_that_does_not_end_is_closed() throws IOException {
        assertThat(answer("GET /api/v1/products HTTP/1.1\r\nHost:")).isEmpty();
    }

    @Test
    void a_body_that_does_not_end_is_told_so() throws IOException {
        var answer = answer(head("/api/v1/products", "application/json") + "2\r\n{\"\r\n");

        assertThat(answer).startsWith("HTTP/1.1 408").contains("\"code\":\"request-timeout\"");
    }

    @Test
    void an_upload_that_brings_nothing_for_too_long_has_broken_off() throws IOException {
        var line = "{\"sku\":\"%s\",\"name\":\"Bag\"}\n".formatted(WEB.newName());

        var answer =
                answer(head("/api/v1/imports", "application/x-ndjson") + "%x\r\n%s\r\n".formatted(line.length(), line));

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"malformed\"", "nothing came", "\"lastLine\":1", "/api/v1/imports/");
    }

    private static String head(String address, String type) {
        return "POST %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ana~editor\r\nContent-Type: %s\r\n"
                        .formatted(address, type)
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
    }

    /** Sends only this, and reads until the server closes. */
    private static String answer(String sent) throws IOException {
        try (var socket = new Socket("localhost", WEB.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(sent.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
