package io.vitrine.adapter.web.edge;

import static io.vitrine.adapter.web.edge.Http2Wire.HEADERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vitrine.adapter.web.request.FirstByte;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is left of a connection whose head did not come in time: nothing. */
final class Http2HeadDeadlineTest {

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final int PREFACE_BYTES = 24;

    /** The decoder holds what it has of the head until then. */
    @Test
    void whoever_reads_on_the_connection_is_told_of_its_end() {
        var ends = new AtomicInteger();
        var connection = new EmbeddedChannel(deadline(), new ChannelInboundHandlerAdapter() {
            @Override
            public void channelInactive(ChannelHandlerContext context) {
                ends.incrementAndGet();
            }
        });
        connection.writeInbound(Unpooled.wrappedBuffer(new byte[PREFACE_BYTES]));
        connection.writeInbound(Unpooled.wrappedBuffer(new byte[] {0, 0, 0, HEADERS, 0, 0, 0, 0, 1}));
        connection.releaseInbound();

        connection.advanceTimeBy(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        connection.runScheduledPendingTasks();

        assertThat(connection.isOpen()).isFalse();
        assertThat(ends).hasValue(1);
    }

    private static Http2HeadDeadline deadline() {
        return new Http2HeadDeadline(WITHIN, FirstByte.noted(new EmbeddedChannel()));
    }

    @Test
    void its_place_is_free_for_another_one() throws IOException {
        try (var served = ServedOverTls.started("--vitrine.web.head-within=500ms", "--vitrine.web.connections=1")) {
            try (var wire = Http2Wire.to(served)) {
                wire.send(HEADERS, 0, 1, Http2Wire.head("GET", "/nothing"));
                assertThat(wire.isClosed()).isTrue();
            }

            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> isAnswered(served));
        }
    }

    private static boolean isAnswered(ServedOverTls served) throws IOException {
        try (var wire = Http2Wire.to(served)) {
            wire.get(1, "/nothing", ":authority", "a");
            return wire.await(HEADERS).isPresent();
        }
    }
}
