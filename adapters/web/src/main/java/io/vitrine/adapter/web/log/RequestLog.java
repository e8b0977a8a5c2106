package io.vitrine.adapter.web.log;

import io.vitrine.adapter.web.log.LogSettings.Access;
import io.vitrine.domain.shared.Waits;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Tells of requests that are over: a line each, where that is wanted, and a warning of those that were slow. The names of what is told are
 * those of the Elastic Common Schema, where it has any. Nothing is told that a client has sent, but for an identity of the right form.
 */
final class RequestLog {

    private static final Logger access = LoggerFactory.getLogger("io.vitrine.access");
    private static final Logger slow = LoggerFactory.getLogger("io.vitrine.slow");

    private static final long NANOS_PER_TENTH = TimeUnit.MILLISECONDS.toNanos(1) / 10;
    private static final double NANOS_PER_MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    private final Access told;

    /** @param told of which requests it tells in a line each */
    RequestLog(Access told) {
        this.told = told;
    }

    /** Whether an answer that came from the memory of this instance gets a line. */
    boolean tellsOfCached() {
        return told == Access.ALL;
    }

    /** Tells of a request in a line, unless nobody wants any. */
    void tell(Answered answered) {
        if (told == Access.NONE || !access.isInfoEnabled()) {
            return;
        }
        described(answered, access.atInfo())
                .log("{} {} {} in {} ms, {} bytes{}", arguments(answered, ending(answered)));
    }

    /** Warns of a request that was slow, and says what it waited for. */
    void warn(Answered answered, Waits waits) {
        var line = described(answered, slow.atWarn());
        for (var what : Waits.For.values()) {
            line = line.addKeyValue("vitrine.waited." + name(what), milliseconds(waits.nanos(what)));
        }
        line.log("{} {} {} was slow: {} ms, of which it waited{}", slowArguments(answered, waits));
    }

    private static Object[] slowArguments(Answered answered, Waits waits) {
        var waited = new StringBuilder();
        for (var what : Waits.For.values()) {
            waited.append(waited.isEmpty() ? " " : ", ")
                    .append(text(waits.nanos(what)))
                    .append(" ms for ")
                    .append(name(what));
        }
        return new Object[] {
            answered.call().method(), answered.call().route(), status(answered), text(answered.untilHead()), waited
        };
    }

    private static Object[] arguments(Answered answered, String ending) {
        return new Object[] {
            answered.call().method(),
            answered.call().route(),
            status(answered),
            text(answered.untilEnd()),
            answered.bytes(),
            ending
        };
    }

    private static LoggingEventBuilder described(Answered answered, LoggingEventBuilder line) {
        var call = answered.call();
        var described = line.addKeyValue("http.request.method", call.method())
                .addKeyValue("http.route", call.route())
                .addKeyValue("http.request.id", call.requestId())
                .addKeyValue("trace.id", call.traceId())
                .addKeyValue("http.response.body.bytes", answered.bytes())
                .addKeyValue("event.duration", answered.untilEnd())
                .addKeyValue("event.outcome", answered.end().name().toLowerCase(Locale.ROOT));
        if (answered.status() != 0) {
            described = described.addKeyValue("http.response.status_code", answered.status());
        }
        return call.account().isPresent()
                ? described.addKeyValue("user.id", call.account().get().toString())
                : described;
    }

    private static String status(Answered answered) {
        return answered.status() == 0 ? "-" : Integer.toString(answered.status());
    }

    private static String ending(Answered answered) {
        return switch (answered.end()) {
            case COMPLETE -> "";
            case CANCELLED -> ", cancelled by the client";
            case FAILED -> ", failed";
        };
    }

    private static String name(Waits.For what) {
        return switch (what) {
            case CLIENT -> "client";
            case CONNECTION -> "pool";
            case STATEMENT -> "query";
            case SHARED -> "redis";
            case HASH -> "hash";
        };
    }

    private static double milliseconds(long nanos) {
        return nanos / NANOS_PER_MILLISECOND;
    }

    private static String text(long nanos) {
        var tenths = nanos / NANOS_PER_TENTH;
        return tenths / 10 + "." + tenths % 10;
    }
}
