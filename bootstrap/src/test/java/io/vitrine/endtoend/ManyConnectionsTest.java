package io.vitrine.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import io.vitrine.adapter.r2dbc.TestDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever opens connections to keep them from others does not succeed, and does not fill the memory. */
class ManyConnectionsTest {

    private static final Logger log = LoggerFactory.getLogger(ManyConnectionsTest.class);

    private static final int IDLE = 10_000;
    private static final int SLOW = 1_000;
    private static final int OWN_FILES = 2_000;
    private static final long MOST_MEGABYTES_MORE = 256;
    private static final String BEGUN = "GET /api/v1/products HTTP/1.1\r\nHost: a\r\nX-Slow: ";

    @Test
    void ten_thousand_who_are_silent_and_a_thousand_who_are_slow_keep_nobody_from_an_answer(@TempDir Path folder)
            throws Exception {
        var share = Math.min(1, (double) (files() - OWN_FILES) / (IDLE + SLOW));
        if (share < 1) {
            log.warn(
                    "THIS MACHINE LETS A PROCESS OPEN {} FILES; ONLY {} % OF THE CONNECTIONS ARE MADE",
                    files(), 100 * share);
        }
        var open = new ArrayList<SocketChannel>();
        try (var service = OwnProcess.started(
                TestDatabase.shared(),
                folder,
                Map.of("VITRINE_WEB_IDLE", "20s", "VITRINE_LIMITS_API_REQUESTS", "1000000"))) {
            assertThat(service.answers()).isEqualTo(200);
            var before = service.peakMegabytes();

            var silent = opened(open, service.port(), (int) (share * IDLE));
            var slow = opened(open, service.port(), (int) (share * SLOW));
            for (var sender : slow) {
                send(sender, BEGUN);
            }

            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        assertThat(service.answers()).isEqualTo(200);
                        slow.forEach(sender -> send(sender, "x"));
                        return slow.stream().allMatch(ManyConnectionsTest::isClosed);
                    });
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        assertThat(service.answers()).isEqualTo(200);
                        return silent.stream().allMatch(ManyConnectionsTest::isClosed);
                    });
            var more = service.peakMegabytes() - before;
            log.info("{} silent and {} slow connections took {} MiB", silent.size(), slow.size(), more);
            assertThat(more).isLessThan(MOST_MEGABYTES_MORE);
        } finally {
            for (var connection : open) {
                connection.close();
            }
        }
    }

    private static long files() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Integer.MAX_VALUE;
    }

    private static List<SocketChannel> opened(List<SocketChannel> all, int port, int count) throws Exception {
        var opened = new ArrayList<SocketChannel>();
        for (int i = 0; i < count; i++) {
            var connection = SocketChannel.open(new InetSocketAddress("localhost", port));
            connection.configureBlocking(false);
            all.add(connection);
            opened.add(connection);
        }
        return opened;
    }

    private static void send(SocketChannel connection, String text) {
        try {
            connection.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException closed) {
            log.trace("Closed", closed);
        }
    }

    private static boolean isClosed(SocketChannel connection) {
        try {
            return connection.read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException reset) {
            return true;
        }
    }
}
