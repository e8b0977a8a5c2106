package io.vitrine.adapter.web.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.vitrine.adapter.web.WebFixture;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** What the log tells of requests, at the real server. */
final class AccessTest {

    private static final WebFixture WEB = WebFixture.started("--vitrine.log.access=all", "--vitrine.log.slow=200ms");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final Logger vitrine = (Logger) LoggerFactory.getLogger("io.vitrine");
    private final Kept kept = new Kept();

    private static final class Kept extends AppenderBase<ILoggingEvent> {

        private final Queue<ILoggingEvent> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getKeyValuePairs() != null) {
                lines.add(event);
            }
        }
    }

    @BeforeEach
    void listen() {
        kept.setContext(vitrine.getLoggerContext());
        kept.start();
        vitrine.addAppender(kept);
        vitrine.setLevel(ch.qos.logback.classic.Level.INFO);
    }

    @AfterEach
    void stop_listening() {
        vitrine.detachAppender(kept);
        vitrine.setLevel(null);
    }

    @AfterAll
    static void stop() {
        WEB.close();
    }

    @Test
    void a_request_is_told_of_by_its_route_and_not_by_its_address() {
        var ana = WEB.somebody();
        WEB.as(ana)
                .get()
                .uri("/api/v1/me?secret=hunter2")
                .header("X-Request-Id", "told")
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-00")
                .exchange()
                .expectStatus()
                .isBadRequest();

        var line = lineOf("told");

        assertThat(pairs(line))
                .containsEntry("http.request.method", "GET")
                .containsEntry("http.route", "/api/v1/me")
                .containsEntry("http.response.status_code", 400)
                .containsEntry("trace.id", TRACE)
                .containsEntry("user.id", ana.id())
                .containsEntry("event.outcome", "complete")
                .hasEntrySatisfying(
                        "http.response.body.bytes",
                        bytes -> assertThat((long) bytes).isPositive())
                .hasEntrySatisfying(
                        "event.duration", nanos -> assertThat((long) nanos).isPositive());
        assertThat(line.getFormattedMessage())
                .startsWith("GET /api/v1/me 400 in ")
                .doesNotContain("hunter2");
    }

    @Test
    void what_cannot_be_read_is_told_of_as_well() throws IOException {
        var answer = sent("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nX-Request-Id: two-hosts\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(pairs(lineOf("two-hosts")))
                .containsEntry("http.route", "UNKNOWN")
                .containsEntry("http.response.status_code", 400);
    }

    @Test
    void a_method_of_no_kind_and_an_identity_of_the_wrong_form_are_not_repeated() throws IOException {
        sent("HUNTER2 /api/v1/products HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Request-Id: a b\u202e\r\n\r\n");

        var line = line(it -> "OTHER".equals(pairs(it).get("http.request.method")));

        assertThat(line.getFormattedMessage()).doesNotContain("HUNTER2");
        assertThat(String.valueOf(pairs(line).get("http.request.id"))).matches("[0-9a-f]{16}");
    }

    @Test
    void a_stream_is_told_of_at_its_end() {
        WEB.aProduct();
        WEB.editor()
                .get()
                .uri("/api/v1/products")
                .header("Accept", "application/x-ndjson")
                .header("X-Request-Id", "streamed")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(pairs(lineOf("streamed")))
                .containsEntry("event.outcome", "complete")
                .hasEntrySatisfying(
                        "http.response.body.bytes",
                        bytes -> assertThat((long) bytes).isPositive());
    }

    private static String sent(String request) throws IOException {
        try (var socket = new Socket("localhost", WEB.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private ILoggingEvent lineOf(String requestId) {
        return line(it -> requestId.equals(pairs(it).get("http.request.id")));
    }

    private ILoggingEvent line(Predicate<ILoggingEvent> wanted) {
        return await().until(() -> kept.lines.stream().filter(wanted).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    private static Map<String, Object> pairs(ILoggingEvent line) {
        return line.getKeyValuePairs().stream()
                .collect(Collectors.toMap((KeyValuePair pair) -> pair.key, pair -> pair.value));
    }
}
