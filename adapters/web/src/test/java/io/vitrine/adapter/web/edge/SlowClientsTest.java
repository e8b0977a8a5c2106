package io.vitrine.adapter.web.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.web.WebFixture;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who takes all the time there is gets a little of it. */
final class SlowClientsTest {

    private static final WebFixture WEB = WebFixture.started(
            "--vitrine.web.head-within=1s",
            "--vitrine.web.body-within=1s",
            "--vitrine.web.answer-pause=1s",
            "--vitrine.web.idle=1s",
            "--vitrine.web.connections=20");

    @AfterAll
    static void close() {
        WEB.close();
    }

    @AfterEach
    void others_are_unaffected() {
        await().ignoreExceptions()
                .untilAsserted(() -> WEB.anonymous()
                        .get()
                        .uri("/api/v1/products?size=1")
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "G", "GET /nothing HTTP/1.1\r\nHost: a\r\n", "\r\n\r\n\r\n"})
    void a_head_that_comes_in_drops_is_not_waited_for(String begun) throws IOException {
        try (var wire = Wire.to(WEB.port())) {
            wire.send(begun);

            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> isRefused(wire, "X"));
        }
    }

    @Test
    void a_body_that_comes_in_drops_is_told_so_and_not_waited_for() throws IOException {
        try (var wire = Wire.to(WEB.port())) {
            wire.send("POST /api/v1/products HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ana~editor\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{");
            var answer = CompletableFuture.supplyAsync(() -> rest(wire));

            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> isRefused(wire, " "));

            assertThat(answer.join()).startsWith("HTTP/1.1 408").contains("\"code\":\"request-timeout\"");
        }
    }

    private static String rest(Wire wire) {
        try {
            return wire.rest();
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void a_connection_that_says_nothing_is_closed() throws IOException {
        try (var silent = Wire.to(WEB.port());
                var kept = Wire.to(WEB.port())) {
            kept.send("GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n");

            assertThat(silent.next()).isNegative();
            assertThat(kept.rest()).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void an_answer_that_is_not_taken_is_given_up() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(1 << 10);
        socket.connect(new InetSocketAddress("localhost", WEB.port()));
        try (var wire = Wire.over(socket)) {
            var requests = "GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n".repeat(200);
            wire.send(requests);

            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> isRefused(wire, "\r"));
        }
    }

    /** The answer is larger than what the system keeps for it, and takes longer than anything here may. */
    @Test
    void an_answer_that_is_taken_slowly_is_not_given_up() throws IOException {
        for (int i = 0; i < 200; i++) {
            WEB.aProduct(",\"description\":\"%s\"".formatted("\u6728".repeat(20_000)));
        }
        var socket = new Socket();
        socket.setReceiveBufferSize(16 << 10);
        socket.connect(new InetSocketAddress("localhost", WEB.port()));
        try (var wire = Wire.over(socket)) {
            wire.send("GET /api/v1/products?size=200 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            var taken = new StringBuilder();

            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> wire.take(16 << 10, taken) < 0);

            assertThat(taken).hasSizeGreaterThan(12_000_000).endsWith("}");
        }
    }

    /** The server reads on while it waits for the store, and finds nothing. */
    @Test
    void an_answer_that_takes_long_to_be_made_is_no_head_that_does_not_end() throws IOException {
        var body = "{\"sku\":\"%s\",\"name\":\"%s\"}".formatted(WEB.newName(), "x".repeat(200));
        try (var _ = WEB.faults().during(call -> call.delaySubscription(Duration.ofSeconds(2)));
                var wire = Wire.to(WEB.port())) {
            wire.send("POST /api/v1/products HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ana~editor\r\n"
                    + "Content-Type: application/json\r\nConnection: close\r\nExpect: 100-continue\r\n"
                    + "Content-Length: %d\r\n\r\n".formatted(body.length()));
            assertThat(wire.next()).as("HTTP/1.1 100 Continue").isEqualTo('H');
            wire.send(body);

            assertThat(wire.rest()).contains("HTTP/1.1 201");
        }
    }

    @Test
    void there_are_only_so_many_connections() throws IOException {
        var open = new ArrayList<Wire>();
        try {
            for (int i = 0; i < 25; i++) {
                open.add(Wire.to(WEB.port()));
            }

            assertThat(open.getLast().next()).isNegative();
        } finally {
            for (var wire : open) {
                wire.close();
            }
        }
    }

    /** Whether the server lets this client send no more. */
    private static boolean isRefused(Wire wire, String drop) {
        try {
            wire.send(drop);
            return false;
        } catch (IOException closed) {
            return true;
        }
    }
}
