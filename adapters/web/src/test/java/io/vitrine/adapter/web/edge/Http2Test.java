package io.vitrine.adapter.web.edge;

import static io.vitrine.adapter.web.edge.Http2Wire.CONTINUATION;
import static io.vitrine.adapter.web.edge.Http2Wire.DATA;
import static io.vitrine.adapter.web.edge.Http2Wire.END_HEADERS;
import static io.vitrine.adapter.web.edge.Http2Wire.ENHANCE_YOUR_CALM;
import static io.vitrine.adapter.web.edge.Http2Wire.GOAWAY;
import static io.vitrine.adapter.web.edge.Http2Wire.HEADERS;
import static io.vitrine.adapter.web.edge.Http2Wire.PING;
import static io.vitrine.adapter.web.edge.Http2Wire.REFUSED_STREAM;
import static io.vitrine.adapter.web.edge.Http2Wire.RST_STREAM;
import static io.vitrine.adapter.web.edge.Http2Wire.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client of HTTP/2 could do to the service, and to others. */
final class Http2Test {

    private static final int MAX_CONCURRENT_STREAMS = 3;
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int MAX_HEADER_LIST_SIZE = 6;

    private static final ServedOverTls SERVED = ServedOverTls.started(
            "--vitrine.web.head-within=500ms", "--vitrine.web.answer-pause=1s", "--vitrine.web.idle=2s");

    @AfterAll
    static void close() {
        SERVED.close();
    }

    @AfterEach
    void others_are_unaffected() throws IOException {
        try (var wire = Http2Wire.to(SERVED)) {
            wire.get(1, "/nothing", ":authority", "a");

            assertThat(status(wire, 1)).isEqualTo("404");
        }
    }

    @Test
    void the_limits_are_told() throws IOException {
        try (var wire = Http2Wire.to(SERVED)) {
            var settings = wire.await(SETTINGS).orElseThrow();

            assertThat(read(settings))
                    .containsEntry(MAX_CONCURRENT_STREAMS, 100)
                    .containsEntry(MAX_HEADER_LIST_SIZE, 64 << 10);
        }
    }

    private static Map<Integer, Integer> read(Http2Wire.Frame settings) {
        var read = new HashMap<Integer, Integer>();
        for (int at = 0; at < settings.payload().length; at += 6) {
            read.put(settings.number(at) >>> 16, settings.number(at + 2));
        }
        return read;
    }

    @ParameterizedTest
    @CsvSource({"/%zz,400", "/a\\b,400", "http://a/x,400", "a,400", "/a#b,400", "/.not-a-head,400"})
    void an_address_that_is_none_is_told_as_a_problem(String path, String status) throws IOException {
        try (var wire = Http2Wire.to(SERVED)) {
            wire.get(1, path, ":authority", "a", "x-request-id", "mine");

            var head = wire.headers(wire.await(HEADERS).orElseThrow());
            var body = new String(wire.await(DATA).orElseThrow().payload(), StandardCharsets.UTF_8);

            assertThat(head.status()).hasToString(status);
            assertThat(head.get("x-content-type-options")).hasToString("nosniff");
            assertThat(head.get("x-request-id")).hasToString("mine");
            assertThat(head.get("connection")).isNull();
            assertThat(body).contains("\"code\":\"malformed\"", "\"requestId\":\"mine\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "a, a", "a/b"})
    void a_host_beside_the_authority_has_to_be_the_same(String host) throws IOException {
        try (var wire = Http2Wire.to(SERVED)) {
            wire.get(1, "/nothing", ":authority", "a", "host", host);
            assertThat(status(wire, 1)).isEqualTo("400");

            wire.get(3, "/nothing", ":authority", "a", "host", "A");
            assertThat(status(wire, 3)).isEqualTo("404");
        }
    }

    @Test
    void an_address_and_a_head_are_as_long_as_elsewhere() throws IOException {
        try (var wire = Http2Wire.to(SERVED)) {
            wire.get(1, "/" + "a".repeat(8 << 10), ":authority", "a");
            assertThat(status(wire, 1)).isEqualTo("414");
        }
        try (var wire = Http2Wire.to(SERVED)) {
            wire.get(1, "/nothing", "x", "a".repeat(16_000));
            assertThat(status(wire, 1)).isEqualTo("404");
        }
    }

    /** What is told twice or belongs to one of both protocols is left aside. */
    @Test
    void a_head_that_is_too_large_is_answered_as_over_http1() throws IOException {
        var http1 = SERVED.exchange("GET / HTTP/1.1\r\nHost: a\r\nX: %s\r\n\r\n".formatted("a".repeat(17_000)));
        try (var wire = Http2Wire.to(SERVED)) {
            wire.send(
                    HEADERS,
                    Http2Wire.END_STREAM,
                    1,
                    Http2Wire.head("GET", "/", "x-request-id", "0123456789abcdef", "x", "a".repeat(16_000)));
            wire.send(CONTINUATION, END_HEADERS, 1, Http2Wire.fields("y", "a".repeat(1_000)));

            var head = wire.headers(wire.await(HEADERS).orElseThrow());
            var body = new String(wire.await(DATA).orElseThrow().payload(), StandardCharsets.UTF_8);

            assertThat(http1).startsWith("HTTP/1.1 431 ");
            assertThat(http1.replaceFirst("(?<=\"requestId\":\")\\w+", "0123456789abcdef"))
                    .endsWith(body);
            assertThat(head.status()).hasToString("431");
            assertThat(head.get("x-request-id")).hasToString("0123456789abcdef");
            assertThat(body).contains("\"code\":\"head-too-large\"", "\"requestId\":\"0123456789abcdef\"");
            assertThat(fixed(head)).hasSizeGreaterThan(10).isEqualTo(fixed(http1));
        }
    }

    private static Map<String, String> fixed(Http2Headers head) {
        var fields = new TreeMap<String, String>();
        head.forEach(
                field -> fields.put(field.getKey().toString(), field.getValue().toString()));
        return withoutVolatile(fields);
    }

    private static Map<String, String> fixed(String http1) {
        var fields = new TreeMap<String, String>();
        http1.substring(0, http1.indexOf("\r\n\r\n"))
                .lines()
                .skip(1)
                .map(line -> line.split(": ", 2))
                .forEach(field -> fields.put(field[0].toLowerCase(Locale.ROOT), field[1]));
        return withoutVolatile(fields);
    }

    private static Map<String, String> withoutVolatile(Map<String, String> fields) {
        fields.keySet().removeAll(Set.of(":status", "connection", "traceparent", "x-request-id", "x-response-time"));
        return fields;
    }

    @Test
    void what_follows_on_a_body_is_no_larger_than_a_head() throws IOException {
        try (var wire = Http2Wire.to(SERVED)) {
            wire.send(
                    HEADERS,
                    END_HEADERS,
                    1,
                    Http2Wire.head("POST", "/api/v1/products", "authorization", "Bearer ana~editor"));
            wire.send(HEADERS, END_HEADERS | Http2Wire.END_STREAM, 1, Http2Wire.fields("x", "a".repeat(16_370)));

            assertThat(wire.await(RST_STREAM).orElseThrow().number(0)).isEqualTo(ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void a_head_far_beyond_what_is_answered_is_not_collected() throws IOException {
        try (var wire = Http2Wire.to(SERVED)) {
            wire.send(HEADERS, 0, 1, Http2Wire.head("GET", "/nothing"));
            for (int i = 0; i < 6; i++) {
                wire.send(CONTINUATION, 0, 1, Http2Wire.fields("x", "a".repeat(16_000)));
            }

            assertThat(wire.await(GOAWAY)).isPresent();
        }
    }

    @Test
    void the_connection_of_a_head_that_does_not_end_is_closed() throws IOException {
        try (var wire = Http2Wire.to(SERVED)) {
            wire.send(HEADERS, 0, 1, Http2Wire.head("GET", "/nothing"));

            // One that nobody asks anything on is told so.
            assertThat(wire.await(GOAWAY)).isEmpty();
        }
    }

    @Test
    void a_head_in_pieces_is_read_when_they_come_in_time() throws IOException {
        try (var wire = Http2Wire.to(SERVED)) {
            for (int stream = 1; stream < 20; stream += 2) {
                wire.send(HEADERS, Http2Wire.END_STREAM, stream, Http2Wire.head("GET", "/nothing"));
                wire.send(CONTINUATION, END_HEADERS, stream);

                assertThat(status(wire, stream)).isEqualTo("404");
            }
        }
    }

    @Test
    void a_head_without_an_end_in_sight_is_not_collected() throws IOException {
        try (var wire = Http2Wire.to(SERVED)) {
            wire.send(HEADERS, 0, 1, Http2Wire.head("GET", "/nothing"));
            for (int i = 0; i < 20; i++) {
                wire.send(CONTINUATION, 0, 1);
            }

            assertThat(wire.await(GOAWAY).orElseThrow().number(4)).isEqualTo(ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void who_asks_and_gives_up_over_and_over_is_sent_away() throws IOException {
        try (var wire = Http2Wire.to(SERVED)) {
            for (int stream = 1; stream < 2 * 150; stream += 2) {
                wire.get(stream, "/nothing");
                wire.send(RST_STREAM, 0, stream, (byte) 0, (byte) 0, (byte) 0, (byte) 8);
            }

            assertThat(wire.await(GOAWAY).orElseThrow().number(4)).isEqualTo(ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void only_so_much_is_asked_at_once() throws IOException {
        try (var wire = Http2Wire.to(SERVED)) {
            for (int i = 0; i <= 100; i++) {
                wire.send(
                        HEADERS,
                        END_HEADERS,
                        2 * i + 1,
                        Http2Wire.head("POST", "/api/v1/products", "authorization", "Bearer ana~editor"));
            }

            var refused = wire.await(RST_STREAM).orElseThrow();

            assertThat(refused.stream()).isEqualTo(201);
            assertThat(refused.number(0)).isEqualTo(REFUSED_STREAM);
        }
    }

    @Test
    void a_reader_who_takes_nothing_is_not_waited_for() throws IOException {
        try (var wire = Http2Wire.to(SERVED, INITIAL_WINDOW_SIZE, 100)) {
            wire.get(1, "/openapi.json", ":authority", "a");

            var reset = wire.await(frame -> frame.type() == RST_STREAM && frame.stream() == 1);

            assertThat(reset.orElseThrow().number(0)).isEqualTo(ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void a_connection_on_which_nothing_is_asked_is_closed_whatever_else_is_said_on_it() throws IOException {
        try (var wire = Http2Wire.to(SERVED)) {
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> !isPinged(wire));
        }
    }

    private static boolean isPinged(Http2Wire wire) {
        try {
            wire.send(PING, 0, 0, new byte[8]);
            return wire.await(PING).isPresent();
        } catch (IOException closed) {
            return false;
        }
    }

    private static String status(Http2Wire wire, int stream) throws IOException {
        var head = wire.await(frame -> frame.type() == HEADERS && frame.stream() == stream);
        return String.valueOf(wire.headers(head.orElseThrow()).status());
    }
}
