package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.r2dbc.pool.ConnectionPool;
import io.vitrine.benchmark.GeneratedCatalogue;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An export holds a connection for as long as somebody reads it, and not a moment longer. */
class ReadersThatComeAndGoTest {

    private static final int PRODUCTS = 20_000;

    private final Vitrine vitrine = Vitrine.empty();

    @BeforeEach
    void more_products_than_all_buffers_between_hold() {
        var imported = vitrine.upload(
                LongStream.range(0, PRODUCTS).mapToObj(GeneratedCatalogue::line).collect(Collectors.joining("\n")));
        assertThat(imported.json().path("created").asInt()).isEqualTo(PRODUCTS);
    }

    @Test
    void a_reader_that_goes_away_gives_its_connection_back() throws IOException {
        try (var socket = new Socket("localhost", vitrine.port())) {
            beginExport(socket);
            await().untilAsserted(() -> assertThat(busyConnections()).isEqualTo(1));
        }

        await().untilAsserted(() -> assertThat(busyConnections()).isZero());
    }

    @Test
    void a_reader_that_pauses_sees_the_catalogue_as_it_was_when_it_began() throws IOException {
        try (var socket = new Socket("localhost", vitrine.port())) {
            beginExport(socket);
            await().untilAsserted(() -> assertThat(busyConnections()).isEqualTo(1));

            var added = vitrine.post("/api/v1/products", "{\"sku\":\"late\",\"name\":\"Late\",\"status\":\"active\"}");
            assertThat(added.status()).isEqualTo(201);

            var rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(rest).contains("{\"$end\":{\"count\":" + PRODUCTS + "}}").doesNotContain("\"sku\":\"late\"");
        }
    }

    private static void beginExport(Socket socket) throws IOException {
        socket.setReceiveBufferSize(8_192);
        socket.getOutputStream().write("""
            GET /api/v1/products HTTP/1.1\r
            Host: localhost\r
            Accept: application/x-ndjson\r
            Connection: close\r
            \r
            """.getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().readNBytes(100))
                .asString(StandardCharsets.US_ASCII)
                .startsWith("HTTP/1.1 200");
    }

    private int busyConnections() {
        return vitrine.bean(ConnectionPool.class).getMetrics().orElseThrow().acquiredSize();
    }
}
