package io.vitrine.adapter.logback;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes access lines on a thread of its own. Nobody ever waits for it: when more lines wait than it has places, further ones are dropped, and
 * counted. When it stops, what waits is written within a second.
 */
final class AccessAppender extends AsyncAppender {

    /** About four megabytes when all are taken. */
    static final int PLACES = 8_192;

    /** More than there are threads, so that the last places are never all taken at once and no line is lost without being counted. */
    private static final int PLACES_LEFT = 512;

    private final AtomicLong dropped = new AtomicLong();

    AccessAppender() {
        setName("access");
        setQueueSize(PLACES);
        setDiscardingThreshold(PLACES_LEFT);
        setNeverBlock(true);
    }

    /** Asked for only when there are hardly any places left. */
    @Override
    protected boolean isDiscardable(ILoggingEvent event) {
        dropped.incrementAndGet();
        return true;
    }

    /** How many lines were not written. */
    long dropped() {
        return dropped.get();
    }
}
