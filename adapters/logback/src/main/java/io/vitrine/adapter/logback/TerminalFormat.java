package io.vitrine.adapter.logback;

import ch.qos.logback.classic.pattern.TargetLengthBasedClassNameAbbreviator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/**
 * A line for people: when, how bad, where, what, and for whom. What else is told by name is for machines, and stands in the message where
 * people want it. Only what follows on a failure is on lines of its own, and begins with a tab; so whatever stands at the margin was
 * written here. It is named in the settings of the log.
 */
final class TerminalFormat implements StructuredLogFormatter<ILoggingEvent> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final int LOGGER_WIDTH = 36;

    /** What is said of whom a line is about. */
    private static final Map<String, String> IDENTITIES =
            Map.of("http.request.id", "request", "trace.id", "trace", "user.id", "account");

    private final TargetLengthBasedClassNameAbbreviator names = new TargetLengthBasedClassNameAbbreviator(LOGGER_WIDTH);
    private final ZoneId zone = ZoneId.systemDefault();

    @Override
    public String format(ILoggingEvent event) {
        var line = new StringBuilder(160)
                .append(TIME.format(event.getInstant().atZone(zone)))
                .append(' ')
                .append("%5s".formatted(event.getLevel()))
                .append(' ')
                .append(Legible.line(names.abbreviate(event.getLoggerName())))
                .append(": ")
                .append(Legible.line(Objects.requireNonNullElse(event.getFormattedMessage(), "")));
        identify(event, line);
        line.append('\n');
        var failure = event.getThrowableProxy();
        if (failure != null) {
            StackTrace.append(failure, line);
        }
        return line.toString();
    }

    private static void identify(ILoggingEvent event, StringBuilder line) {
        @Nullable Iterable<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs == null) {
            return;
        }
        for (var pair : pairs) {
            var name = IDENTITIES.get(pair.key);
            if (name != null) {
                line.append(' ').append(name).append('=').append(Legible.line(String.valueOf(pair.value)));
            }
        }
    }
}
