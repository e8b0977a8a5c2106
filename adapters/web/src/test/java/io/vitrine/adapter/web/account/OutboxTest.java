package io.vitrine.adapter.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.CacheControl;

class OutboxTest {

    @Test
    void whoever_tries_the_service_out_on_this_machine_reads_its_mail() {
        WebFixture.shared()
                .anonymous()
                .get()
                .uri("/local/outbox")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .cacheControl(CacheControl.noStore())
                .expectBody()
                .jsonPath("$.items[0].to")
                .isEqualTo("ana@example.org")
                .jsonPath("$.items[0].subject")
                .isEqualTo("Verify your address");
    }

    @Test
    void nobody_reads_it_through_a_proxy_on_this_machine() {
        WebFixture.shared()
                .anonymous()
                .get()
                .uri("/local/outbox")
                .header("X-Forwarded-For", "127.0.0.1")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost:3003", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:65535"})
    void this_machine_has_several_names(String host) throws IOException {
        assertThat(askedAs(host)).startsWith("HTTP/1.1 200");
    }

    /** A page at a name that leads here all of a sudden is of the same origin as what it reads. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:3003",
                "localhost.evil.example",
                "evil-localhost",
                "127.0.0.1.evil.example",
                "127a0b0c1",
                "[::2]",
                "0.0.0.0"
            })
    void a_page_whose_name_leads_to_this_machine_does_not_read_it(String host) throws IOException {
        assertThat(askedAs(host))
                .startsWith("HTTP/1.1 403")
                .contains("\"code\":\"forbidden\"")
                .doesNotContain("ana@example.org");
    }

    @Test
    void who_names_no_host_does_not_read_it() throws IOException {
        assertThat(sent("GET /local/outbox HTTP/1.0\r\n\r\n")).contains(" 403 ").doesNotContain("ana@example.org");
    }

    private static String askedAs(String host) throws IOException {
        return sent("GET /local/outbox HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host));
    }

    private static String sent(String request) throws IOException {
        try (var socket = new Socket("localhost", WebFixture.shared().port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void there_is_no_such_thing_in_production() {
        try (var web = WebFixture.started("--spring.profiles.active=production")) {
            web.anonymous().get().uri("/local/outbox").exchange().expectStatus().isNotFound();
        }
    }
}
