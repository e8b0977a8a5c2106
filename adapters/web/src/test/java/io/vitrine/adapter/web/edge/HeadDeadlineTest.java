package io.vitrine.adapter.web.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.vitrine.adapter.web.request.FirstByte;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When the time of a head begins, and when it ends. */
final class HeadDeadlineTest {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final EmbeddedChannel connection = new EmbeddedChannel();
    private final FirstByte firstByte = FirstByte.noted(connection);

    HeadDeadlineTest() {
        var deadline = new HeadDeadline(WITHIN, firstByte);
        connection.pipeline().addLast(deadline.arrivals(), new HttpServerCodec(), deadline);
    }

    @Test
    void it_begins_with_the_first_byte() {
        arrives("G");
        assertThat(isOpenAfter(WITHIN.minusSeconds(1))).isTrue();

        arrives("E");
        assertThat(isOpenAfter(Duration.ofSeconds(1))).isFalse();
    }

    /** The end of a reading is told although there was nothing to read: the server looks whether more has come. */
    @Test
    void it_does_not_begin_with_nothing() {
        connection.pipeline().fireChannelReadComplete();

        assertThat(isOpenAfter(WITHIN)).isTrue();
    }

    @Test
    void it_ends_with_the_head() {
        arrives("GET / HTTP/1.1\r\nHost: a\r\n");
        arrives("\r\n");

        assertThat(isOpenAfter(WITHIN)).isTrue();
    }

    @Test
    void a_body_is_not_its_matter() {
        arrives("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
        arrives("1");

        assertThat(isOpenAfter(WITHIN)).isTrue();
    }

    @Test
    void the_first_byte_of_each_head_is_noted_and_not_those_of_bodies() {
        var nobody = FirstByte.noted(new EmbeddedChannel());
        assertThat(nobody.at()).isZero();

        arrives("POST / HTTP/1.1\r\n");
        var begun = System.nanoTime();
        arrives("Host: a\r\nContent-Length: 2\r\n\r\n");
        assertThat(firstByte.at()).isLessThanOrEqualTo(begun);
        var first = firstByte.at();

        arrives("a");
        arrives("b");
        assertThat(firstByte.at()).isEqualTo(first);

        var next = System.nanoTime();
        arrives("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(firstByte.at()).isGreaterThanOrEqualTo(next);
    }

    private void arrives(String text) {
        connection.writeInbound(Unpooled.copiedBuffer(text, US_ASCII));
        connection.releaseInbound();
    }

    private boolean isOpenAfter(Duration time) {
        connection.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        connection.runScheduledPendingTasks();
        return connection.isOpen();
    }
}
