package io.vitrine.adapter.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AccessLinesTest {

    private static final int MANY = 3 * AccessAppender.PLACES;

    private final LoggerContext context = new LoggerContext();
    private final Slow slow = new Slow();

    /** Writes nothing until it may. */
    private static final class Slow extends AppenderBase<ILoggingEvent> {

        private final CountDownLatch begin = new CountDownLatch(1);
        private final Queue<String> written = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            try {
                begin.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            written.add(event.getThreadName() + " " + event.getFormattedMessage());
        }
    }

    @BeforeEach
    void lines_go_somewhere() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        slow.setContext(context);
        slow.start();
        context.getLogger("ROOT").addAppender(slow);
    }

    @Test
    void nobody_waits_for_a_line_and_what_is_dropped_is_counted() {
        try (var lines = new AccessLines(context)) {
            for (int n = 0; n < MANY; n++) {
                context.getLogger(AccessLines.LOGGER).info("line {}", n);
            }

            assertThat(lines.dropped()).isPositive();
            slow.begin.countDown();
            lines.close();
            assertThat(slow.written.size() + lines.dropped()).isEqualTo(MANY);
        }
    }

    @Test
    void others_go_on_to_be_written_when_it_has_ended() {
        slow.begin.countDown();
        var logger = context.getLogger(AccessLines.LOGGER);
        var first = new AccessLines(context);
        var second = new AccessLines(context);

        logger.info("one");
        first.close();
        logger.info("two");
        second.close();
        logger.info("three");
        context.getLogger("io.vitrine").info("four");

        var thread = Thread.currentThread().getName();
        assertThat(List.copyOf(slow.written))
                .containsExactly(thread + " one", thread + " two", thread + " three", thread + " four");
    }
}
