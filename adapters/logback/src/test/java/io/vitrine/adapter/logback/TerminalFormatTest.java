package io.vitrine.adapter.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

final class TerminalFormatTest {

    private static final String FORGED = "x\r\n2026-01-01 00:00:00.000  INFO io.vitrine: all is well";

    private final TerminalFormat format = new TerminalFormat();
    private final LoggerContext context = new LoggerContext();

    @Test
    void a_line_tells_what_happened_and_for_whom() {
        var event = event("io.vitrine.access", "GET /api/v1/products/{id} 200", null);
        event.setKeyValuePairs(List.of(
                new KeyValuePair("http.response.status_code", 200),
                new KeyValuePair("http.request.id", "f00d"),
                new KeyValuePair("trace.id", "beef")));

        assertThat(format.format(event))
                .endsWith("  INFO io.vitrine.access: GET /api/v1/products/{id} 200 request=f00d trace=beef\n");
    }

    @Test
    void whatever_is_in_it_one_line_stays_one_line() {
        var event = event("io.vitrine" + FORGED, "said " + FORGED, null);
        event.setKeyValuePairs(List.of(new KeyValuePair("user.id", FORGED)));

        assertThat(format.format(event)).containsOnlyOnce("\n").endsWith("\n").doesNotContain("\r");
    }

    @Test
    void what_a_failure_says_never_begins_at_the_margin() {
        var failure = new IllegalStateException(FORGED, new IllegalArgumentException(FORGED));
        failure.addSuppressed(new UnsupportedOperationException(FORGED));

        var lines =
                format.format(event("io.vitrine", "failed", failure)).lines().toList();

        assertThat(lines.subList(1, lines.size()))
                .allMatch(line -> line.startsWith("\t"))
                .anyMatch(line -> line.startsWith("\tjava.lang.IllegalStateException: x\\r\\n2026"))
                .anyMatch(line -> line.startsWith("\t\tSuppressed: java.lang.UnsupportedOperationException"))
                .anyMatch(line -> line.startsWith("\tCaused by: java.lang.IllegalArgumentException"))
                .anyMatch(line -> line.matches("\t\t\\.\\.\\. [0-9]+ more"));
    }

    private LoggingEvent event(String logger, String message, @Nullable Throwable failure) {
        return new LoggingEvent("", context.getLogger(logger), Level.INFO, message, failure, new Object[0]);
    }
}
