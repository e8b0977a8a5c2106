package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.r2dbc.TestDatabase;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An export holds a connection for as long as somebody reads it, and not a moment longer. */
class ReadersThatComeAndGoTest {

    private static final int PRODUCTS = 5_000;

    private final Vitrine vitrine = Vitrine.empty();

    @BeforeEach
    void more_products_than_all_buffers_between_hold() {
        var text = "Woven by hand, washed in the river, dried on the hill. ".repeat(60);
        var imported = vitrine.upload(IntStream.range(0, PRODUCTS)
                .mapToObj(n -> "{\"sku\":\"%d\",\"name\":\"Rug\",\"description\":\"%s\"}".formatted(n, text))
                .collect(Collectors.joining("\n")));
        assertThat(imported.json().path("created").asInt()).isEqualTo(PRODUCTS);
    }

    @Test
    void a_reader_that_goes_away_gives_its_connection_back() throws IOException {
        try (var socket = connected()) {
            beginExport(socket);
            await().untilAsserted(() -> assertThat(openTransactions()).isEqualTo(1));
        }

        await().untilAsserted(() -> assertThat(openTransactions()).isZero());
    }

    @Test
    void a_reader_that_pauses_sees_the_catalogue_as_it_was_when_it_began() throws IOException {
        try (var socket = connected()) {
            beginExport(socket);
            await().untilAsserted(() -> assertThat(openTransactions()).isEqualTo(1));

            var added = vitrine.post("/api/v1/products", "{\"sku\":\"late\",\"name\":\"Late\",\"status\":\"active\"}");
            assertThat(added.status()).isEqualTo(201);

            var rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(rest).contains("{\"$end\":{\"count\":" + PRODUCTS + "}}").doesNotContain("\"sku\":\"late\"");
        }
    }

    /** A small window, so that the server soon has to wait for its reader. */
    private Socket connected() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(8_192);
        socket.connect(new InetSocketAddress("localhost", vitrine.port()));
        return socket;
    }

    private static void beginExport(Socket socket) throws IOException {
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

    private static int openTransactions() {
        return Objects.requireNonNull(TestDatabase.shared()
                .client()
                .sql("""
                    SELECT count(*) FROM pg_stat_activity
                    WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()\
                    """)
                .mapValue(Integer.class)
                .one()
                .block());
    }
}
