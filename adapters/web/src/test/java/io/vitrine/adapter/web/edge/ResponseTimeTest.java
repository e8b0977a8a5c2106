package io.vitrine.adapter.web.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.web.WebFixture;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code X-Response-Time}, at the real server. */
class ResponseTimeTest {

    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Pattern TIME =
            Pattern.compile("X-Response-Time: ([0-9]+)\\.[0-9]ms", Pattern.CASE_INSENSITIVE);

    private final WebFixture web = WebFixture.shared();

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/brands", "/api/v1/nothing"})
    void it_counts_from_the_first_byte_of_the_request(String path) throws IOException {
        try (var socket = new Socket("localhost", web.port())) {
            send(socket, "GET " + path);
            await().pollDelay(PAUSE).until(() -> true);
            send(socket, " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

            var time = TIME.matcher(answer);
            assertThat(time.find()).as(answer).isTrue();
            assertThat(Long.parseLong(time.group(1))).isGreaterThanOrEqualTo(PAUSE.toMillis());
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }
}
